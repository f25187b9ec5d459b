import { deviceOfId } from '../../shared/kernel/id.ts'
import type { Change, Transaction } from '../../shared/sync/protocol.ts'
import { registry } from '../../shared/sync/registry.ts'
import type { Key } from '../store/rows.ts'
import { checkOf } from './checks.ts'
import { IdSet } from './idSet.ts'
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
  readonly newRecords: IdSet
  /** Tables all of whose records are needed: few, and judged among one another. */
  readonly tables: readonly number[]
  /** Rows that may be known only because an open request proposes them. */
  readonly proposable: readonly Key[]
}

/** `existing`: records that were taken for new and turned out to be here. */
export function needsOf(
  sender: Pick<Sender, 'device' | 'depotId'>,
  transactions: readonly Transaction[],
  existing: IdSet,
): Needs {
  const newRecords = new IdSet()
  for (const { changes } of transactions) {
    for (const { op, table, id, sub } of changes) {
      if (op === 'insert' && sub === 0 && !existing.has(table, id)) newRecords.add(table, id)
    }
  }
  const gathering = new Gathering(sender.device, newRecords)
  if (sender.depotId !== null) gathering.refer(registry.depot.number, sender.depotId)
  for (const transaction of transactions) {
    gathering.refer(registry.person.number, transaction.person)
    for (const change of transaction.changes) gathering.change(change)
  }
  return gathering.needs()
}

class Gathering {
  readonly #device: number
  readonly #newRecords: IdSet
  readonly #records = new IdSet()
  readonly #children: Key[] = []
  readonly #families = new IdSet()
  readonly #referenced = new IdSet()
  readonly #foreign: Key[] = []
  readonly #tables = new Set<number>()

  constructor(device: number, newRecords: IdSet) {
    this.#device = device
    this.#newRecords = newRecords
  }

  needs(): Needs {
    const referenced = [...this.#referenced]
    const records = [...this.#records]
    return {
      records,
      rows: [...this.#newRecords, ...records, ...this.#children, ...referenced],
      families: [...this.#families],
      newRecords: this.#newRecords,
      tables: [...this.#tables],
      proposable: [...referenced, ...this.#foreign],
    }
  }

  change(change: Change): void {
    const shape = shapeNumbered(change.table)
    if (!shape) return
    for (const { name, target } of shape.references) {
      const id = change.values[name]
      if (typeof id === 'number') this.refer(target, id)
    }
    const root = shape.root.number
    if (checkOf(shape.name).amongAll) this.#tables.add(change.table)
    if (this.#newRecords.has(root, change.id)) {
      if (change.sub === 0 && deviceOfId(change.id) !== this.#device) {
        this.#foreign.push({ table: root, id: change.id, sub: 0 })
      }
      return
    }
    this.#records.add(root, change.id)
    if (change.sub > 0) this.#children.push(change)
    for (const table of this.#childTables(shape, change)) this.#families.add(table, change.id)
  }

  refer(table: number, id: number): void {
    if (!this.#newRecords.has(table, id)) this.#referenced.add(table, id)
  }

  /** The whole record is needed where it is settled as one, goes, or moves to another scope. */
  #childTables(shape: TableShape, change: Change): readonly number[] {
    const root = shapeNumbered(shape.root.number)
    const { settle, amongAll } = checkOf(shape.root.name)
    const whole = (settle && !amongAll) || change.op === 'delete' || change.values.depot_id !== undefined
    return whole && root ? root.children : []
  }
}
