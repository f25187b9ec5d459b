import { sql } from 'kysely'
import { aloneDevice } from '../shared/kernel/id.ts'
import { isNumbered } from '../shared/sync/numbered.ts'
import type { Values } from '../shared/sync/protocol.ts'
import { tableOf } from '../shared/sync/registry.ts'
import { isChildTable, nextChild } from './childNumber.ts'
import { changesOfTx, dependantsOf, type KeyedChange } from './dependants.ts'
import type { Reader, Writer } from './schema.ts'

/**
 * Why an act cannot be undone. facts: it moved something that is only ever reversed by a new fact. numbered: it gave a document its
 * number. removed: it took a record away, which head office remembers. changed-since: somebody built on it or changed the same.
 * refused: head office refused it, decide there.
 */
export type UndoBlock =
  | 'unknown'
  | 'not-yours'
  | 'not-your-last'
  | 'facts'
  | 'numbered'
  | 'removed'
  | 'changed-since'
  | 'refused'

export interface Undo {
  /** The transaction to undo. */
  readonly number: number
  readonly person: number
  /** Turns numbered documents void instead of refusing: for a batch that is taken back whole. */
  readonly voidNumbered?: boolean
}

/** The batch id of the transactions that undo a batch, so that they do not count as the person's last act. */
export const undoBatch = (batch: string): string => `undo:${batch}`

/** Why this transaction cannot be undone by this person now, or null. The button and `undo` ask the same question. */
export async function undoBlockedBy(reader: Reader, { number, person, voidNumbered }: Undo): Promise<UndoBlock | null> {
  const tx = await reader.selectFrom('tx').selectAll().where('number', '=', number).executeTakeFirst()
  if (!tx) return 'unknown'
  if (tx.person !== person) return 'not-yours'
  if (tx.state === 'rejected' || tx.state === 'discarded' || tx.state === 'resent') return 'refused'
  if (await actedSince(reader, number, person, tx.batch)) return 'not-your-last'

  const changes = await changesOfTx(reader, number)
  if (changes.some(change => tableOf(change.name).class === 'fact' && !isHistory(change))) return 'facts'
  if (!voidNumbered && changes.some(givesNumber)) return 'numbered'
  if (changes.some(removesRecord) && !(await isAlone(reader))) return 'removed'
  const builtOn = await dependantsOf(reader, number, false)
  if (!tx.batch && builtOn.length > 0) return 'changed-since'
  for (const row of rowsOf(changes)) if (await differs(reader, row)) return 'changed-since'
  return null
}

/**
 * Writes back what the transaction changed, inside the caller's own transaction: what it created is removed, what it removed is
 * there again, what it changed is as before. History stays; the caller adds that it was undone. Ask `undoBlockedBy` first.
 */
export async function undo(tx: Writer, { number, voidNumbered }: Undo): Promise<void> {
  const again = await isAlone(tx)
  const changes = await changesOfTx(tx, number)
  const numbered = new Set(voidNumbered ? changes.filter(givesNumber).map(change => change.id) : [])
  for (const row of rowsOf(changes.filter(change => !isHistory(change))).toReversed()) {
    const [first] = row
    if (!first) continue
    if (numbered.has(first.id)) {
      if (isNumbered(first.name)) await write(tx, first, { status: 'void' })
      continue
    }
    if (first.op === 'insert') await sql`DELETE FROM ${sql.table(first.name)} WHERE ${key(first)}`.execute(tx)
    else if (row.at(-1)?.op === 'delete')
      await restore(tx, again ? first : await renewed(tx, first, changes), before(row))
    else await write(tx, first, before(row))
  }
}

/** The transactions of a batch in the order they were made. */
export async function transactionsOfBatch(reader: Reader, batch: string): Promise<number[]> {
  const rows = await reader.selectFrom('tx').select('number').where('batch', '=', batch).orderBy('number').execute()
  return rows.map(row => row.number)
}

/** Putting something on paper changes nothing: it neither is the last act nor stands in the way of undoing it. */
const besides = 'print.%'

/** The person's last act that `undoBlockedBy` may be asked about; null where there is none. */
export async function lastOf(reader: Reader, person: number): Promise<number | null> {
  const row = await reader
    .selectFrom('tx')
    .select('number')
    .where('person', '=', person)
    .where('why', 'not like', besides)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number ?? null
}

async function actedSince(reader: Reader, number: number, person: number, batch: string | null): Promise<boolean> {
  const later = await reader
    .selectFrom('tx')
    .select('batch')
    .where('number', '>', number)
    .where('person', '=', person)
    .where('why', 'not like', besides)
    .execute()
  return later.some(tx => batch === null || (tx.batch !== batch && tx.batch !== undoBatch(batch)))
}

/** A row is no longer as the transaction left it. */
async function differs(reader: Reader, changes: readonly KeyedChange[]): Promise<boolean> {
  const [first] = changes
  if (!first || isHistory(first)) return false
  const left: Values = Object.assign({}, ...changes.map(change => change.cols))
  const row = await find(reader, first)
  if (changes.at(-1)?.op === 'delete') return row !== undefined
  return row === undefined || Object.entries(left).some(([column, value]) => row[column] !== value)
}

async function find(reader: Reader, row: KeyedChange): Promise<Values | undefined> {
  return reader
    .selectFrom(sql.table<Values>(row.name).as('row'))
    .selectAll()
    .where(sql<boolean>`${key(row)}`)
    .executeTakeFirst()
}

async function write(tx: Writer, row: KeyedChange, values: Values): Promise<void> {
  const assignments = Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`UPDATE ${sql.table(row.name)} SET ${sql.join(assignments)} WHERE ${key(row)}`.execute(tx)
}

/** Head office remembers what was deleted and takes no row under its key again: a child comes back under a new number. */
async function renewed(tx: Writer, row: KeyedChange, changes: readonly KeyedChange[]): Promise<KeyedChange> {
  if (!isChildTable(row.name)) return row
  const used = changes.filter(({ name, id }) => name === row.name && id === row.id).map(({ sub }) => sub)
  return { ...row, sub: await nextChild(tx, row.name, row.id, used) }
}

const isAlone = async (reader: Reader): Promise<boolean> =>
  (await reader.selectFrom('capture').select('device').executeTakeFirstOrThrow()).device === aloneDevice

/** A new row to head office, whatever version the one had that was taken away. */
async function restore(tx: Writer, row: KeyedChange, before: Values): Promise<void> {
  const { version: _, ...values } = before
  const all = tableOf(row.name).child ? { id: row.id, n: row.sub, ...values } : { id: row.id, ...values }
  const columns = sql.join(Object.keys(all).map(column => sql.ref(column)))
  await sql`INSERT INTO ${sql.table(row.name)} (${columns}) VALUES (${sql.join(Object.values(all))})`.execute(tx)
}

const key = (row: KeyedChange) =>
  tableOf(row.name).child ? sql`id = ${row.id} AND n = ${row.sub}` : sql`id = ${row.id}`

/** The changes of each row, rows in the order of their first change. */
const rowsOf = (changes: readonly KeyedChange[]): KeyedChange[][] => [
  ...Map.groupBy(changes, ({ table, id, sub }) => `${table}/${id}/${sub}`).values(),
]

/** What the row held before its first change. */
const before = (changes: readonly KeyedChange[]): Values =>
  Object.assign({}, ...changes.toReversed().map(change => change.old))

const removesRecord = (change: KeyedChange): boolean => change.op === 'delete' && !isChildTable(change.name)

/** Events tell what happened; that it was undone is one more of them. */
const isHistory = (change: KeyedChange): boolean => change.name === 'record_event'

const givesNumber = (change: KeyedChange): boolean => isNumbered(change.name) && typeof change.cols.number === 'string'
