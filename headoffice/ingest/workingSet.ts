import { naturalKey } from '../../shared/sync/naturalKey.ts'
import { registry } from '../../shared/sync/registry.ts'
import { likenessOf } from './likeness.ts'
import { RowMap } from './rowMap.ts'
import { keyOf, type RowState } from './rowState.ts'

/** Finds rows: those of a transaction in the making first, then those that stand. */
export interface Rows {
  find(table: number, id: number, sub: number): RowState | null
  /** The rows of a child table under this parent, deleted ones included. */
  children(table: number, parent: number): readonly RowState[]
  /** The records of a table that were read, deleted ones included: all of them where its check asks for it. */
  every(table: number): readonly RowState[]
}

/**
 * The rows that one request touches, as they stand after the transactions accepted so far. Each transaction works on a draft, which
 * is laid into the set when the whole transaction is good and dropped when it is not.
 */
export class WorkingSet implements Rows {
  readonly #rows = new RowMap()
  readonly #changed = new RowMap()
  readonly #moved = new RowMap()
  readonly #created: RowState[] = []
  readonly #proposals: Set<string>
  readonly #names: Map<string, number>
  readonly #alike = new Map<string, Set<number>>()

  /** `alike`: likeness keys with the ids of rows that bear them; these rows are among the loaded. */
  constructor(
    loaded: Iterable<RowState>,
    proposals: Iterable<string>,
    names: Iterable<readonly [string, number]>,
    alike: Iterable<readonly [string, number]>,
  ) {
    this.#proposals = new Set(proposals)
    this.#names = new Map(names)
    for (const [key, id] of alike) this.#noteAlike(key, id)
    for (const row of loaded) this.#keep(row)
  }

  find(table: number, id: number, sub: number): RowState | null {
    return this.#rows.get(table, id, sub) ?? null
  }

  children(table: number, parent: number): readonly RowState[] {
    return [...this.#rows.family(table, parent)]
  }

  every(table: number): readonly RowState[] {
    return this.#rows.records(table)
  }

  /** Live records of a table that bear one of these likeness keys now, the oldest id first. */
  alike(table: number, keys: readonly string[]): readonly RowState[] {
    const ids = new Set(keys.flatMap(key => [...(this.#alike.get(key) ?? [])]))
    return [...ids]
      .toSorted((a, b) => a - b)
      .map(id => this.find(table, id, 0))
      .filter(row => row !== null)
      .filter(row => !row.deleted && likenessOf(row).some(key => keys.includes(key)))
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
      this.#created.push(row)
    }
    for (const row of draft.changed) {
      this.#keep(row)
      this.#changed.set(row)
    }
    for (const row of draft.moved) this.#moved.set(row)
  }

  /** Rows to be written over what stood before, or over what the same commit has just inserted. */
  get changed(): readonly RowState[] {
    return [...this.#changed.values()]
  }

  /** Whether the row came into another scope, where its history starts anew. */
  hasMoved(row: RowState): boolean {
    return this.#moved.get(row.shape.table.number, row.id, row.sub) !== undefined
  }

  get created(): readonly RowState[] {
    return this.#created
  }

  /** The rows of this request whose names must be written again, as they stand now. */
  get renamed(): readonly RowState[] {
    const named = new Map<string, RowState>()
    for (const row of [...this.#created, ...this.#changed.values()]) {
      const now = nameOf(row) === null ? null : this.find(row.shape.table.number, row.id, row.sub)
      if (now) named.set(keyOf(now.shape.table.number, now.id, now.sub), now)
    }
    return [...named.values()]
  }

  /** The rows of this request whose likeness must be written again, as they stand now. */
  get likened(): readonly RowState[] {
    const records = [...this.#created, ...this.#changed.values()].filter(row => row.shape.name === 'customer')
    const ids = new Set(records.map(row => row.id))
    return [...ids].flatMap(id => this.find(registry.customer.number, id, 0) ?? [])
  }

  #noteAlike(key: string, id: number): void {
    const ids = this.#alike.get(key)
    if (ids) ids.add(id)
    else this.#alike.set(key, new Set([id]))
  }

  #keep(row: RowState): void {
    for (const key of likenessOf(row)) this.#noteAlike(key, row.id)
    const name = nameOf(row)
    if (name !== null && !row.deleted) this.#names.set(name, row.id)
    this.#rows.set(row)
  }
}

/** What one transaction has done so far. */
export class Draft implements Rows {
  readonly #set: WorkingSet
  readonly #rows = new RowMap()
  readonly #changed = new RowMap()
  /** Rows as they were inserted. */
  readonly inserted: RowState[] = []
  readonly moved: RowState[] = []

  constructor(set: WorkingSet) {
    this.#set = set
  }

  find(table: number, id: number, sub: number): RowState | null {
    return this.#rows.get(table, id, sub) ?? this.#set.find(table, id, sub)
  }

  children(table: number, parent: number): readonly RowState[] {
    const standing = this.#set.children(table, parent)
    const own = [...this.#rows.family(table, parent)]
    return [...standing.filter(row => !this.#rows.get(table, parent, row.sub)), ...own]
  }

  every(table: number): readonly RowState[] {
    const standing = this.#set.every(table)
    const own = this.#rows.records(table)
    return [...standing.filter(row => !this.#rows.get(table, row.id, 0)), ...own]
  }

  insert(row: RowState): void {
    this.#rows.set(row)
    this.inserted.push(row)
  }

  change(row: RowState): void {
    this.#rows.set(row)
    this.#changed.set(row)
  }

  /** Rows as they stand now that were changed, after having been inserted here or before. */
  get changed(): readonly RowState[] {
    return [...this.#changed.values()]
  }
}

/** By what people know the row, `table:natural key`, or null where its table has no such key. */
export function nameOf(row: Pick<RowState, 'shape' | 'columns'>): string | null {
  if (!row.shape.isNamed) return null
  const key = naturalKey(row.shape.name, row.columns)
  return key === null ? null : `${row.shape.table.number}:${key}`
}
