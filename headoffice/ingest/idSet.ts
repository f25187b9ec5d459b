/** Ids by table. */
export class IdSet {
  readonly #tables = new Map<number, Set<number>>()

  add(table: number, id: number): void {
    const ids = this.#tables.get(table)
    if (ids) ids.add(id)
    else this.#tables.set(table, new Set([id]))
  }

  has(table: number, id: number): boolean {
    return this.#tables.get(table)?.has(id) ?? false
  }

  *[Symbol.iterator](): Generator<{ readonly table: number; readonly id: number; readonly sub: 0 }> {
    for (const [table, ids] of this.#tables) for (const id of ids) yield { table, id, sub: 0 }
  }
}
