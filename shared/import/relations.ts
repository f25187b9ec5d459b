import type { ColumnLook } from './columnLook.ts'
import { headingScore, headingWords } from './headingMatch.ts'
import type { ImportKind } from './kind.ts'
import type { Join } from './mapping.ts'
import { type FieldSuggestion, suggestFields } from './suggestFields.ts'
import { synonyms } from './synonyms.ts'
import type { ImportTable } from './table.ts'
import { isLineField } from './target.ts'

/** A table with what its columns look like and what it is taken for. */
export interface LookedTable {
  readonly name: string
  readonly table: ImportTable
  readonly columns: readonly ColumnLook[]
  readonly kind: ImportKind | 'helper' | 'left' | null
}

/** The table that holds the lines of an order's table, by the key that both have; null where the orders' own rows are lines. */
export function linesTableOf(
  orders: LookedTable,
  tables: readonly LookedTable[],
): { table: LookedTable; on: Record<string, string> } | null {
  const own = suggestFields('orders', orders.columns)
  const reference = own.find(({ field }) => field === 'reference')?.column
  if (reference === undefined || isOwnLine(own)) return null
  const key = orders.columns.find(({ heading }) => heading === reference)
  const found = tables.flatMap(table => {
    if (table.name === orders.name || table.kind === 'left' || !key) return []
    const lines = suggestFields('orders', table.columns, isLineField)
    const strength = (['line.sku', 'line.quantity', 'line.price', 'line.amount'] as const).filter(field =>
      lines.some(one => one.field === field),
    ).length
    const theirs = sameKey(
      key,
      table.columns.filter(({ heading }) => !lines.some(one => one.column === heading && one.field !== 'line.name')),
    )
    return theirs === null || !lines.some(({ field }) => field === 'line.sku') || strength < 2
      ? []
      : [{ table, on: { [reference]: theirs }, strength }]
  })
  const best = found.toSorted((a, b) => b.strength - a.strength)[0]
  return best ? { table: best.table, on: best.on } : null
}

/** Names that stand in a table of their own: the customer's of an order, the category's of a product. */
export function helpersOf(
  kind: ImportKind,
  table: LookedTable,
  tables: readonly LookedTable[],
  own: readonly FieldSuggestion[],
): { joins: readonly Join[]; fields: readonly FieldSuggestion[] } {
  const joins: Join[] = []
  const fields: FieldSuggestion[] = []
  for (const { field, key, name } of lookups[kind] ?? []) {
    const present = own.find(one => one.field === field)
    for (const other of tables.filter(one => one.name !== table.name && one.kind === 'helper')) {
      const theirs = other.columns.find(({ heading }) => headingScore(heading, key) > 0.8)
      const ours = theirs ? sameKey(theirs, table.columns) : null
      const named = other.columns.find(
        ({ heading }) => headingScore(heading, name) > 0.7 && heading !== theirs?.heading,
      )
      if (!theirs || ours === null || !named || (present && present.column !== ours)) continue
      joins.push({ table: other.name, on: { [ours]: theirs.heading } })
      fields.push({ field, column: `${other.name}.${named.heading}`, confidence: 0.7 })
      break
    }
  }
  return { joins, fields }
}

interface Lookup {
  readonly field: string
  readonly key: readonly string[]
  readonly name: readonly string[]
}

const lookups: Partial<Record<ImportKind, readonly Lookup[]>> = {
  products: [
    {
      field: 'category',
      key: ['category id', 'categorie id', 'category', 'product line', 'id categorie'],
      name: synonyms.products.category ?? [],
    },
  ],
  orders: [
    {
      field: 'customerName',
      key: synonyms.customers.code ?? [],
      name: synonyms.customers.name ?? [],
    },
  ],
}

const isOwnLine = (fields: readonly FieldSuggestion[]): boolean => {
  const has = (field: string): boolean => fields.some(one => one.field === field && one.confidence > 0.5)
  return has('line.sku') && (has('line.quantity') || has('line.price') || has('line.amount'))
}

/** The column of another table that holds the same key: by its name, and by values that really meet. */
function sameKey(key: ColumnLook, columns: readonly ColumnLook[]): string | null {
  const values = new Set(key.samples)
  const scored = columns.map(({ heading, samples }) => {
    const meet = samples.filter(text => values.has(text)).length / Math.max(1, Math.min(samples.length, values.size))
    return { heading, score: likeness(key.heading, heading) + meet * 0.5 }
  })
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best && best.score >= 0.8 ? best.heading : null
}

function likeness(one: string, other: string): number {
  const [a, b] = [headingWords(one), headingWords(other)]
  if (a === b) return 1
  if (a.replace(/ /g, '') === b.replace(/ /g, '')) return 0.98
  // `id` of the orders' own table is `order_id` in every other.
  if (/^(id|no|number|code|key)$/.test(a) && b.endsWith(a)) return 0.7
  return b.includes(a) || a.includes(b) ? 0.6 : 0
}
