import type { RowState } from './rowState.ts'

/** Rows by table, id and sub. Nested maps of numbers: a thousand rows a request make no thousand strings. */
export class RowMap {
  readonly #tables = new Map<number, Map<number, Map<number, RowState>>>()

  get(table: number, id: number, sub: number): RowState | undefined {
    return this.#tables.get(table)?.get(id)?.get(sub)
  }

  /** The rows with this id: a record's own, or the children under it. */
  family(table: number, id: number): Iterable<RowState> {
    return this.#tables.get(table)?.get(id)?.values() ?? []
  }

  /** The rows of a table that are no children. */
  records(table: number): readonly RowState[] {
    return [...(this.#tables.get(table)?.values() ?? [])].flatMap(subs => subs.get(0) ?? [])
  }

  set(row: RowState): void {
    const table = row.shape.table.number
    let ids = this.#tables.get(table)
    if (!ids) {
      ids = new Map()
      this.#tables.set(table, ids)
    }
    const subs = ids.get(row.id)
    if (subs) subs.set(row.sub, row)
    else ids.set(row.id, new Map([[row.sub, row]]))
  }

  *values(): Generator<RowState> {
    for (const ids of this.#tables.values()) for (const subs of ids.values()) yield* subs.values()
  }
}
