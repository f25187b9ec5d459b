import { deviceOfId } from '../../shared/kernel/id.ts'
import type { Change, Transaction } from '../../shared/sync/protocol.ts'
import { registry } from '../../shared/sync/registry.ts'
import type { Key } from '../store/rows.ts'
import { checkOf } from './checks.ts'
import { keyOf } from './rowState.ts'
import type { Sender } from './sender.ts'
import { shapeNumbered, type TableShape } from './shape.ts'

/** What must be read before these transactions can be judged. */
export interface Needs {
  /** Records that will be written: locked first. */
  readonly records: readonly Key[]
  readonly rows: readonly Key[]
  /** Child tables and the parents whose children are all needed. */
  readonly families: readonly { readonly table: number; readonly id: number }[]
  /** New records, expected not to be here yet. */
  readonly newRecords: ReadonlySet<string>
  /** Rows that may be known only because an open request proposes them. */
  readonly proposable: readonly Key[]
}

/** `existing`: records that were taken for new and turned out to be here. */
export function needsOf(
  sender: Pick<Sender, 'device' | 'depotId'>,
  transactions: readonly Transaction[],
  existing: ReadonlySet<string>,
): Needs {
  const newRecords = new Set<string>()
  for (const change of changesOf(transactions)) {
    const key = keyOf(change.table, change.id, 0)
    if (change.op === 'insert' && change.sub === 0 && !existing.has(key)) newRecords.add(key)
  }
  const gathering = new Gathering(sender.device, newRecords)
  if (sender.depotId !== null) gathering.refer(registry.depot.number, sender.depotId)
  for (const transaction of transactions) {
    gathering.refer(registry.person.number, transaction.person)
    for (const change of transaction.changes) gathering.change(change)
  }
  return gathering
}

function* changesOf(transactions: readonly Transaction[]): Generator<Change> {
  for (const transaction of transactions) yield* transaction.changes
}

class Gathering implements Needs {
  readonly newRecords: ReadonlySet<string>
  readonly #records = new Map<string, Key>()
  readonly #rows = new Map<string, Key>()
  readonly #families = new Map<string, { table: number; id: number }>()
  readonly #referenced = new Map<string, Key>()
  readonly #foreign: Key[] = []
  readonly #device: number

  constructor(device: number, newRecords: ReadonlySet<string>) {
    this.#device = device
    this.newRecords = newRecords
  }

  get records() {
    return [...this.#records.values()]
  }
  get rows() {
    return [...this.#rows.values(), ...this.#referenced.values()]
  }
  get families() {
    return [...this.#families.values()]
  }
  get proposable() {
    return [...this.#referenced.values(), ...this.#foreign]
  }

  change(change: Change): void {
    const shape = shapeNumbered(change.table)
    if (!shape) return
    for (const { name, target } of shape.references) {
      const id = change.values[name]
      if (typeof id === 'number') this.refer(target, id)
    }
    const record = { table: shape.root.number, id: change.id, sub: 0 }
    const isNew = this.newRecords.has(keyOf(record.table, record.id, 0))
    if (isNew && change.sub > 0) return
    if (isNew && deviceOfId(change.id) !== this.#device) this.#foreign.push(record)
    this.#rows.set(keyOf(change.table, change.id, change.sub), change)
    if (isNew) return
    this.#records.set(keyOf(record.table, record.id, 0), record)
    this.#rows.set(keyOf(record.table, record.id, 0), record)
    for (const table of this.#childTables(shape, change)) {
      this.#families.set(keyOf(table, change.id, 0), { table, id: change.id })
    }
  }

  refer(table: number, id: number): void {
    const key = keyOf(table, id, 0)
    if (!this.newRecords.has(key)) this.#referenced.set(key, { table, id, sub: 0 })
  }

  /** The whole record is needed where it is settled as one, goes, or moves to another scope. */
  #childTables(shape: TableShape, change: Change): readonly number[] {
    const root = shapeNumbered(shape.root.number)
    const whole = checkOf(shape.root.name).settle || change.op === 'delete' || change.values.depot_id !== undefined
    return whole && root ? root.children : []
  }
}
