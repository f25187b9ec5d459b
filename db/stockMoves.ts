import { type Expression, type SqlBool, sql } from 'kysely'
import type { Day } from '../shared/kernel/day.ts'
import type { Window } from '../shared/kernel/page.ts'
import type { Cause } from '../shared/stock/cause.ts'
import type { Reader } from './schema.ts'
import { fromMoveRow, type StockMove } from './stock.ts'

/** A movement of the book: who made it when, and whether it was taken back. */
export interface BookedMove extends StockMove {
  readonly id: number
  readonly depotName: string
  readonly at: number
  readonly personId: number
  readonly personName: string
  readonly takenBack: { readonly at: number; readonly note: string } | null
}

export interface MovesQuestion extends Window {
  readonly productId: number
  /** Only those of this depot; null is every depot here. */
  readonly depotId: number | null
  /** Empty is any, of each of these. */
  readonly depots: readonly number[]
  readonly people: readonly number[]
  readonly causes: readonly Cause[]
  /** Between these days. */
  readonly from: Day | null
  readonly to: Day | null
  /** Each of these words must stand in the paper's number, a note or a name, or be said of one of its causes. */
  readonly words: readonly { readonly text: string; readonly causes: readonly Cause[] }[]
  readonly descending: boolean
}

/** A page of everything that moved of one product, by its days, and how much there is in all. */
export async function listMoves(
  reader: Reader,
  question: MovesQuestion,
): Promise<{ rows: BookedMove[]; total: number }> {
  const where = conditions(question)
  const { total } = await joined(reader)
    .select(eb => eb.fn.countAll<number>().as('total'))
    .where(where)
    .executeTakeFirstOrThrow()
  const direction = question.descending ? 'desc' : 'asc'
  const rows = await joined(reader)
    .selectAll('m')
    .select(['p.name as person_name', 'd.name as depot_name', 'r.at as back_at', 'r.note as back_note'])
    .where(where)
    .orderBy('m.moved_day', direction)
    .orderBy('m.at', direction)
    .orderBy('m.id', direction)
    .limit(question.limit)
    .offset(question.offset)
    .execute()
  const moves = rows.map(row => ({
    ...fromMoveRow(row),
    id: row.id,
    depotName: row.depot_name ?? '',
    at: row.at,
    personId: row.person_id,
    personName: row.person_name ?? '',
    takenBack: row.back_at === null ? null : { at: row.back_at, note: row.back_note ?? '' },
  }))
  return { rows: moves, total }
}

/** At which depots, and by whom, anything of a product moved. */
export async function moveChoices(
  reader: Reader,
  productId: number,
): Promise<{ depots: { id: number; name: string }[]; people: { id: number; name: string }[] }> {
  const named = (table: 'depot' | 'person', column: 'depot_id' | 'person_id') =>
    reader
      .selectFrom(table)
      .select(['id', 'name'])
      .where(eb =>
        eb(
          'id',
          'in',
          eb.selectFrom('stock_move').select(`stock_move.${column}`).where('stock_move.product_id', '=', productId),
        ),
      )
      .orderBy('name')
      .execute()
  return { depots: await named('depot', 'depot_id'), people: await named('person', 'person_id') }
}

const joined = (reader: Reader) =>
  reader
    .selectFrom('stock_move as m')
    .leftJoin('stock_reversal as r', 'r.id', 'm.id')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('depot as d', 'd.id', 'm.depot_id')

function conditions(question: MovesQuestion): Expression<SqlBool> {
  const parts = [sql<boolean>`m.product_id = ${question.productId}`]
  const among = (column: string, values: readonly (string | number)[]): void => {
    if (values.length > 0) parts.push(sql`${sql.ref(column)} IN (${sql.join(values)})`)
  }
  if (question.depotId !== null) parts.push(sql`m.depot_id = ${question.depotId}`)
  among('m.depot_id', question.depots)
  among('m.person_id', question.people)
  among('m.cause', question.causes)
  if (question.from !== null) parts.push(sql`m.moved_day >= ${question.from}`)
  if (question.to !== null) parts.push(sql`m.moved_day <= ${question.to}`)
  for (const { text, causes } of question.words) {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
    const holds = (column: string) => sql<boolean>`${sql.ref(column)} LIKE ${like} ESCAPE '\\'`
    const said = causes.length > 0 ? [sql<boolean>`m.cause IN (${sql.join(causes)})`] : []
    parts.push(sql`(${sql.join([...['m.document', 'm.note', 'r.note', 'p.name'].map(holds), ...said], sql` OR `)})`)
  }
  return sql<boolean>`${sql.join(parts, sql` AND `)}`
}
