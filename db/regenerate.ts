import { may, type Right } from '../shared/auth/right.ts'
import type { Role } from '../shared/auth/role.ts'
import { mostBytes, mostRows, type Values } from '../shared/sync/protocol.ts'
import { registry, type TableName, tableNames, tableOf } from '../shared/sync/registry.ts'
import { addRequest } from './addRequest.ts'
import type { Turn } from './pen.ts'
import { captured } from './write.ts'

export interface Handover {
  /** In whose name everything is sent, and what that person may. */
  readonly person: number
  readonly role: Role
  /** What head office owns goes as requests instead of as rows. */
  readonly asks: boolean
  readonly depotId: number | null
  /** Rows of head office that stand here already: they are not sent. */
  readonly theirs: ReadonlySet<number>
  readonly device: number
  readonly now: number
}

interface Line {
  readonly name: TableName
  readonly id: number
  readonly sub: number
  readonly values: Values
}

/**
 * Writes down anew, as one batch of transactions, everything that a store holds: one transaction for a record with its children and
 * its history, more where one cannot carry them; references before what refers to them.
 */
export async function regenerate(turn: Turn, handover: Handover): Promise<void> {
  const told = new Set<number>()
  const asked = new Set<number>()
  for (const name of sendingOrder(handover.asks)) {
    const ids = turn.statement<{ id: number }>(`SELECT id FROM ${name} ORDER BY ${orderOf(name, handover)}`).all()
    for (const { id } of ids) {
      if (tableOf(name).class === 'reference' && handover.theirs.has(id)) continue
      if ((name === 'record_event' && told.has(id)) || (name === 'request' && asked.has(id))) continue
      if (handover.asks && tableOf(name).class === 'reference') await ask(turn, handover, { name, id, asked })
      else await send(turn, handover, recordOf(turn, name, id, told))
    }
  }
}

/**
 * Registry order, except that people come first where this desk brings them itself: who sends must be known before anything of
 * theirs is taken, then those of no depot, since depots come later.
 */
function sendingOrder(asks: boolean): TableName[] {
  const roots = tableNames.filter(
    name => !tableOf(name).child && tableOf(name).class !== 'private' && name !== 'device',
  )
  return asks ? roots : ['person', ...roots.filter(name => name !== 'person')]
}

const orderOf = (name: TableName, { person }: Handover): string =>
  name === 'person' ? `id <> ${person}, depot_id IS NOT NULL, id` : 'id'

/** A row with its children and, where it is no fact itself, what is told of it. */
function recordOf({ statement }: Turn, name: TableName, id: number, told: Set<number>): Line[] {
  const lines = [...rowsOf(name, id)]
  for (const child of tableNames) if (tableOf(child).parent === name) lines.push(...rowsOf(child, id))
  if (tableOf(name).class !== 'document') return lines
  const events = statement<{ id: number }>(
    'SELECT id FROM record_event WHERE table_number = ? AND row_id = ? ORDER BY at',
  ).all(tableOf(name).number, id)
  for (const event of events) {
    told.add(event.id)
    lines.push(...rowsOf('record_event', event.id))
  }
  return lines

  function rowsOf(table: TableName, key: number): Line[] {
    const { columns, child } = tableOf(table)
    const rows = statement<Values>(`SELECT * FROM ${table} WHERE id = ? ${child ? 'ORDER BY n' : ''}`).all(key)
    return rows.map(row => ({
      name: table,
      id: key,
      sub: child ? Number(row.n) : 0,
      values: Object.fromEntries(Object.keys(columns).map(column => [column, row[column] ?? null])),
    }))
  }
}

async function send(turn: Turn, handover: Handover, lines: readonly Line[]): Promise<void> {
  const [root] = lines
  if (!root) return
  for (const part of within(lines))
    await captured(turn, actOf(handover, rightFor(handover.role, root.name)), handover.now, () => {
      for (const { name, id, sub, values } of part)
        turn
          .statement(
            `INSERT INTO change (tx, tbl, id, sub, op, base, cols, old) SELECT tx, ?, ?, ?, 'insert', 0, ?, NULL FROM capture`,
          )
          .run(tableOf(name).number, id, sub, JSON.stringify(values))
    })
}

/** Asks for a row with its children; `asked` learns the requests that were captured here already. */
async function ask(
  turn: Turn,
  handover: Handover,
  { name, id, asked }: { name: TableName; id: number; asked: Set<number> },
): Promise<void> {
  const depotId = handover.depotId
  if (depotId === null) return
  for (const line of recordOf(turn, name, id, new Set()))
    await captured(turn, actOf(handover, 'reference.request'), handover.now, async tx => {
      const request = await addRequest(tx, {
        depotId,
        key: { table: line.name, id: line.id, sub: line.sub },
        creates: true,
        proposal: line.values,
        present: {},
        note: '',
        askedBy: handover.person,
        askedAt: handover.now,
      })
      asked.add(request)
    })
}

const actOf = (handover: Handover, right: Right) => ({
  person: handover.person,
  why: 'setup.join',
  right,
  batch: `join:${handover.device}`,
})

/** Importing is what it is; where the table or the person does not have that right, the first one that fits. */
function rightFor(role: Role, name: TableName): Right {
  const { writers } = registry[name]
  const fitting: readonly Right[] = writers.length === 0 ? ['imports.run'] : writers
  if (fitting.includes('imports.run') && may(role, 'imports.run')) return 'imports.run'
  return fitting.find(right => may(role, right)) ?? fitting[0] ?? 'imports.run'
}

/** Parts that a transaction can carry, with room for what stands around the values. */
function within(lines: readonly Line[]): Line[][] {
  const parts: Line[][] = []
  let bytes = 0
  for (const line of lines) {
    const size = Buffer.byteLength(JSON.stringify(line.values)) + 200
    const part = parts.at(-1)
    if (part && part.length < mostRows && bytes + size < mostBytes - 1000) {
      part.push(line)
      bytes += size
    } else {
      parts.push([line])
      bytes = size
    }
  }
  return parts
}
