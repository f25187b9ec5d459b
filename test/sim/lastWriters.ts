import { instantOfClock } from '../../shared/sync/clock.ts'
import { registry } from '../../shared/sync/registry.ts'
import { keysOf, livesOf, keyOf as txOf } from './lives.ts'
import { type Violation, violation } from './oracle.ts'
import type { LedgerChange } from './saved.ts'
import type { Scene } from './scene.ts'

/** True milliseconds within which nobody can tell who was last. */
const tolerance = 3_000

/** Columns that people write over one another, each merged for itself. */
const watched: ReadonlyMap<number, readonly string[]> = new Map([
  [registry.customer.number, ['city', 'delivery_days']],
  [registry.contact.number, ['phone']],
  [registry.sales_order.number, ['note', 'customer_reference']],
])

interface Write {
  readonly at: number
  readonly value: unknown
  readonly clockTrue: boolean
}

interface Standing {
  readonly tbl: number
  readonly id: number
  readonly sub: number
  readonly columns: Record<string, unknown>
  readonly clocks: Record<string, number[]> | null
}

/** Where several wrote one field apart, the one who really wrote last is the one whose word stands. */
export async function lastWriters(scene: Scene): Promise<Violation[]> {
  const writes = await acceptedWrites(scene)
  const rows = await scene.world.office.store.query<Standing>(
    `SELECT tbl, id, sub, columns, clocks FROM row_state WHERE tbl IN (${[...watched.keys()].join()}) AND NOT deleted`,
  )
  return rows.flatMap(row =>
    (watched.get(row.tbl) ?? []).flatMap(column =>
      overtaken(row, column, writes.get(keyOf(row.tbl, row, column)) ?? []),
    ),
  )
}

/** What was saved and stands, or was overwritten since, by the field that it was written to. */
async function acceptedWrites(scene: Scene): Promise<ReadonlyMap<string, Write[]>> {
  const kept = await scene.world.office.ask<{ device: number; number: number }>(
    `SELECT device, number FROM device_tx WHERE verdict IN ('accepted', 'changed')`,
  )
  const accepted = new Set(kept.map(txOf))
  const writes = new Map<string, Write[]>()
  for (const life of livesOf(scene)) {
    for (const { number, at, clockTrue, changes } of life.entries) {
      if (!keysOf(life, number).some(key => accepted.has(key))) continue
      for (const change of changes) {
        if (change.op !== 'update') continue
        for (const column of watched.get(change.table) ?? []) {
          if (!(column in change.values)) continue
          const key = keyOf(change.table, change, column)
          writes.set(key, [...(writes.get(key) ?? []), { at, clockTrue, value: change.values[column] }])
        }
      }
    }
  }
  return writes
}

function overtaken({ tbl, id, sub, columns, clocks }: Standing, column: string, writes: readonly Write[]): Violation[] {
  // Nobody can tell who was last where a clock was wrong and had not yet been put right by a sync.
  if (writes.some(write => !write.clockTrue)) return []
  const byTime = writes.toSorted((a, b) => a.at - b.at)
  const last = byTime.at(-1)
  const stamp = clocks?.[column]?.[0]
  const stands = columns[column] ?? null
  const wrote = byTime.findLast(write => write.value === stands)
  if (!last || stamp === undefined || !wrote || last.at - wrote.at <= tolerance) return []
  return [
    violation(
      'last writer',
      `${column} of ${tbl}/${id}/${sub}: ${JSON.stringify(stands)} of ${new Date(instantOfClock(stamp)).toISOString()} stands, ${String(last.value)} was written ${last.at - wrote.at} ms later`,
    ),
  ]
}

const keyOf = (table: number, { id, sub }: Pick<LedgerChange, 'id' | 'sub'>, column: string): string =>
  `${table}/${id}/${sub} ${column}`
