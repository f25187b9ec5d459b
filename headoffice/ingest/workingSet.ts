import { naturalKey } from '../../shared/sync/naturalKey.ts'
import { keyOf, type RowState, rowKey } from './rowState.ts'

/** Finds rows: those of a transaction in the making first, then those that stand. */
export interface Rows {
  find(table: number, id: number, sub: number): RowState | null
  /** The rows of a child table under this parent, deleted ones included. */
  children(table: number, parent: number): readonly RowState[]
}

/**
 * The rows that one request touches, as they stand after the transactions accepted so far. Each transaction works on a draft, which
 * is laid into the set when the whole transaction is good and dropped when it is not.
 */
export class WorkingSet implements Rows {
  readonly #rows = new Map<string, RowState>()
  readonly #subs = new Map<string, number[]>()
  readonly #changed = new Map<string, RowState>()
  readonly #moved = new Set<string>()
  readonly #created = new Map<string, RowState>()
  readonly #proposals: Set<string>
  readonly #names: Map<string, number>

  constructor(loaded: Iterable<RowState>, proposals: Iterable<string>, names: Iterable<readonly [string, number]>) {
    this.#proposals = new Set(proposals)
    this.#names = new Map(names)
    for (const row of loaded) this.#keep(row)
  }

  find(table: number, id: number, sub: number): RowState | null {
    return this.#rows.get(keyOf(table, id, sub)) ?? null
  }

  children(table: number, parent: number): readonly RowState[] {
    const subs = this.#subs.get(keyOf(table, parent, 0)) ?? []
    return subs.map(sub => this.find(table, parent, sub)).filter(row => row !== null)
  }

  /** Whether an open request proposes the row with this id. */
  isProposed(table: number, id: number): boolean {
    return this.#proposals.has(keyOf(table, id, 0))
  }

  propose(table: number, id: number): void {
    this.#proposals.add(keyOf(table, id, 0))
  }

  /** The id of the live row that people know by this name (`nameOf`), or null. */
  named(name: string): number | null {
    return this.#names.get(name) ?? null
  }

  accept(draft: Draft): void {
    for (const row of draft.inserted) {
      this.#keep(row)
      this.#created.set(rowKey(row), row)
    }
    for (const row of draft.changed) {
      this.#keep(row)
      this.#changed.set(rowKey(row), row)
    }
    for (const key of draft.moved) this.#moved.add(key)
  }

  /** Rows to be written over what stood before, or over what the same commit has just inserted. */
  get changed(): readonly RowState[] {
    return [...this.#changed.values()]
  }

  /** Whether the row came into another scope, where its history starts anew. */
  hasMoved(row: RowState): boolean {
    return this.#moved.has(rowKey(row))
  }

  get created(): readonly RowState[] {
    return [...this.#created.values()]
  }

  /** The rows of this request whose names must be written again. */
  get renamed(): readonly RowState[] {
    return [...new Set([...this.#created.keys(), ...this.#changed.keys()])]
      .map(key => this.#rows.get(key))
      .filter(row => row !== undefined)
      .filter(row => nameOf(row) !== null)
  }

  #keep(row: RowState): void {
    const name = nameOf(row)
    if (name !== null && !row.deleted) this.#names.set(name, row.id)
    const key = rowKey(row)
    if (row.sub > 0 && !this.#rows.has(key)) {
      const family = keyOf(row.shape.table.number, row.id, 0)
      const subs = this.#subs.get(family)
      if (subs) subs.push(row.sub)
      else this.#subs.set(family, [row.sub])
    }
    this.#rows.set(key, row)
  }
}

/** What one transaction has done so far. */
export class Draft implements Rows {
  readonly #set: WorkingSet
  readonly #rows = new Map<string, RowState>()
  readonly #inserted = new Map<string, RowState>()
  readonly #changed = new Set<string>()
  readonly moved = new Set<string>()

  constructor(set: WorkingSet) {
    this.#set = set
  }

  find(table: number, id: number, sub: number): RowState | null {
    return this.#rows.get(keyOf(table, id, sub)) ?? this.#set.find(table, id, sub)
  }

  children(table: number, parent: number): readonly RowState[] {
    const standing = this.#set.children(table, parent).map(row => this.#rows.get(rowKey(row)) ?? row)
    const mine = this.inserted.filter(row => row.shape.table.number === table && row.id === parent && row.sub > 0)
    return [...standing, ...mine.map(row => this.#rows.get(rowKey(row)) ?? row)]
  }

  insert(row: RowState): void {
    const key = rowKey(row)
    this.#rows.set(key, row)
    this.#inserted.set(key, row)
  }

  change(row: RowState): void {
    const key = rowKey(row)
    this.#rows.set(key, row)
    this.#changed.add(key)
  }

  /** Rows as they were inserted. */
  get inserted(): readonly RowState[] {
    return [...this.#inserted.values()]
  }

  /** Rows as they stand now that were changed, after having been inserted here or before. */
  get changed(): readonly RowState[] {
    return [...this.#changed].map(key => this.#rows.get(key)).filter(row => row !== undefined)
  }
}

/** By what people know the row, `table:natural key`, or null where its table has no such key. */
export function nameOf(row: Pick<RowState, 'shape' | 'columns'>): string | null {
  const key = naturalKey(row.shape.name, row.columns)
  return key === null ? null : `${row.shape.table.number}:${key}`
}
