import { isChildTable, lastChildEver } from '../../db/childNumber.ts'
import { nextId } from '../../db/nextId.ts'
import {
  findRow,
  findSameKey,
  insertRow,
  type RowKey,
  type RowValues,
  removeRow,
  updateRow,
} from '../../db/reference.ts'
import type { Writer } from '../../db/schema.ts'
import { keyColumns } from '../../shared/sync/naturalKey.ts'
import type { TableName } from '../../shared/sync/registry.ts'
import { invalid, notFound } from './refusals.ts'

/** What a change comes to, looked up in the transaction that will write it. */
export interface Plan {
  readonly key: RowKey
  /** The row as it stands; null for a new one. */
  readonly present: RowValues | null
  /** The columns that would be other than they are; none where the row is taken away. */
  readonly differing: RowValues
  readonly removes: boolean
  readonly unchanged: boolean
}

interface Wanted {
  readonly table: TableName
  readonly id: number | null
  readonly sub?: number
  readonly values: RowValues | null
}

export async function planned(tx: Writer, wanted: Wanted): Promise<Plan> {
  const key = await keyOf(tx, wanted)
  const isNew = wanted.id === null || wanted.sub === 0
  const present = isNew ? null : await findRow(tx, key)
  if (!isNew && present === null) throw notFound(key.id)

  const differing = Object.fromEntries(
    Object.entries(wanted.values ?? {}).filter(([name, value]) => present === null || present[name] !== value),
  )
  await refuseTaken(tx, key, { ...present, ...differing })
  const removes = wanted.values === null
  return {
    key,
    present,
    differing,
    removes,
    unchanged: !removes && present !== null && Object.keys(differing).length === 0,
  }
}

export async function apply(tx: Writer, plan: Plan): Promise<void> {
  if (plan.removes) await removeRow(tx, plan.key)
  else if (plan.present === null) await insertRow(tx, plan.key, plan.differing)
  else await updateRow(tx, plan.key, plan.differing)
}

async function keyOf(tx: Writer, { table, id, sub }: Wanted): Promise<RowKey> {
  if (id === null) return { table, id: await nextId(tx), sub: 0 }
  if (!isChildTable(table)) return { table, id, sub: 0 }
  return { table, id, sub: sub ? sub : (await lastChildEver(tx, table, id)) + 1 }
}

/** Codes are how people know these rows, and how a desk is matched when it joins: no two alike. */
export async function refuseTaken(tx: Writer, key: RowKey, values: RowValues): Promise<void> {
  const same = await findSameKey(tx, key.table, values)
  if (same === null || same === key.id) return
  const column = keyColumns(key.table)?.at(-1) ?? ''
  throw invalid({ field: fieldOf(column), problem: 'already-used' })
}

/** `valid_from` is `validFrom` in the contract. */
const fieldOf = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
