import { Right } from '../../shared/auth/right.ts'
import { type Change, mostRows, type Transaction, type Values } from '../../shared/sync/protocol.ts'

/**
 * Reads a transaction by hand, exactly as `Transaction` of the protocol would, or null: at a thousand rows a request the schema's
 * interpreter costs as much as everything else together. A test holds both against one another.
 */
export function readTransaction(body: unknown): Transaction | null {
  if (!isObject(body) || !hasOnly(body, transactionFields)) return null
  const { number, clock, person, why, batch, changes } = body
  const right = Right.safeParse(body.right)
  if (!isWhole(number, 1) || !isWhole(clock, 0) || !isWhole(person, 1) || !right.success) return null
  if (!isText(why, 64) || why.length === 0) return null
  if (batch !== null && !isText(batch, 64)) return null
  if (!Array.isArray(changes) || changes.length === 0 || changes.length > mostRows) return null
  const read: Change[] = []
  for (const each of changes) {
    const change = readChange(each)
    if (!change) return null
    read.push(change)
  }
  return { number, clock, person, why, right: right.data, batch, changes: read }
}

const transactionFields: ReadonlySet<string> = new Set([
  'number',
  'clock',
  'person',
  'why',
  'right',
  'batch',
  'changes',
])
const changeFields: ReadonlySet<string> = new Set(['table', 'id', 'sub', 'op', 'base', 'values'])

function readChange(body: unknown): Change | null {
  if (!isObject(body) || !hasOnly(body, changeFields)) return null
  const { table, id, sub, op, base, values } = body
  if (!isWhole(table, 1) || !isWhole(id, 1) || !isWhole(sub, 0) || !isWhole(base, 0)) return null
  if (op !== 'insert' && op !== 'update' && op !== 'delete') return null
  return isValues(values) ? { table, id, sub, op, base, values } : null
}

function isValues(values: unknown): values is Values {
  if (!isObject(values)) return false
  for (const name in values) {
    const value = values[name]
    if (name.length > 64 || name === '__proto__') return false
    if (value !== null && !Number.isFinite(value) && !isText(value, 65_536)) return false
  }
  return true
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** All of the fields and no other. */
function hasOnly(body: Record<string, unknown>, fields: ReadonlySet<string>): boolean {
  let count = 0
  for (const name in body) {
    if (!fields.has(name)) return false
    count += 1
  }
  return count === fields.size
}

const isWhole = (value: unknown, least: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest
