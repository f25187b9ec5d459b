import { type ColumnLook, columnLooks } from './columnLook.ts'
import type { ImportKind } from './kind.ts'
import { importKinds } from './kind.ts'
import type { Mapping, Source, Take } from './mapping.ts'
import { helpersOf, type LookedTable, linesTableOf } from './relations.ts'
import { type FieldSuggestion, sourceFor, suggestFields } from './suggestFields.ts'
import type { ImportTable } from './table.ts'
import { isLineField, targetsOf } from './target.ts'

/** A table to be brought in, under the name that the mapping will give it. `kind` null: as it looks; helper: for others to look things up in. */
export interface AskedTable {
  readonly name: string
  readonly table: ImportTable
  readonly kind: ImportKind | 'helper' | 'left' | null
}

export interface SuggestedMapping {
  readonly mapping: Mapping
  readonly fields: readonly (FieldSuggestion & { readonly take: number })[]
  /** 0…1: of the least sure of all fields that must be there; 0 where one is missing. */
  readonly confidence: number
}

/** What a table can be, the likeliest first; empty where it looks like nothing known. */
export function suggestKinds(table: ImportTable): readonly { kind: ImportKind; confidence: number }[] {
  const columns = columnLooks(table)
  return importKinds
    .map(kind => ({ kind, confidence: Math.min(1, kindScore(kind, columns)) }))
    .filter(({ confidence }) => confidence > 0.3)
    .toSorted((a, b) => b.confidence - a.confidence)
}

/**
 * A mapping to start from: what each table seems to be, which columns fit which fields, and how the tables hang together. Its lines are looked for
 * beside an order's table that has none, and names and details that stand in other tables are joined to it.
 */
export function suggestMapping(asked: readonly AskedTable[], name = 'import'): SuggestedMapping {
  const tables = withoutDoubtful(asked.map(one => lookedAt(one)))
  const takes: Take[] = []
  const fields: (FieldSuggestion & { take: number })[] = []
  const lineTables = new Set<string>()
  for (const table of tables.filter(({ kind }) => kind === 'orders')) {
    const lines = linesTableOf(
      table,
      tables.filter(other => !lineTables.has(other.name)),
    )
    if (lines) lineTables.add(lines.table.name)
  }
  const wanted = tables.filter(
    ({ name: of, kind }) => kind !== null && kind !== 'helper' && kind !== 'left' && !lineTables.has(of),
  )
  for (const table of wanted.toSorted((a, b) => rank(a) - rank(b))) {
    if (table.kind === null || table.kind === 'helper' || table.kind === 'left') continue
    const made = takeOf(table, table.kind, tables, wanted)
    fields.push(...made.fields.map(field => ({ ...field, take: takes.length })))
    takes.push(made.take)
  }
  return {
    mapping: {
      version: 1,
      name,
      tables: Object.fromEntries(asked.map(one => [one.name, tableEntry(one)])),
      take: takes,
    },
    fields,
    confidence: confidenceOf(takes, fields),
  }
}

/** Orders last: they name the others. */
const rank = ({ kind }: LookedTable): number => (kind === 'orders' ? 1 : 0)

const tableEntry = ({ table, kind }: AskedTable): Mapping['tables'][string] => ({
  file: table.file,
  ...(table.sheet === '' ? {} : { sheet: table.sheet }),
  ...(kind === 'left' ? { left: 'unused' as const } : {}),
})

interface Looked extends LookedTable {
  /** 1 where somebody said what it is. */
  readonly sure: number
}

function lookedAt({ name, table, kind }: AskedTable): Looked {
  const columns = columnLooks(table)
  if (kind !== null) return { name, table, columns, kind, sure: 1 }
  const best = suggestKinds(table)[0]
  return { name, table, columns, kind: best?.kind ?? 'helper', sure: best?.confidence ?? 0 }
}

/** A table that only faintly looks like what another plainly is helps it: shipments name customers, and bring none. */
const withoutDoubtful = (tables: readonly Looked[]): readonly LookedTable[] =>
  tables.map(table => {
    const best = Math.max(...tables.filter(({ kind }) => kind === table.kind).map(({ sure }) => sure))
    return table.sure < 0.4 || table.sure < best * 0.75 ? { ...table, kind: 'helper' } : table
  })

function takeOf(
  table: LookedTable,
  kind: ImportKind,
  tables: readonly LookedTable[],
  wanted: readonly LookedTable[],
): { take: Take; fields: readonly FieldSuggestion[] } {
  const lines = kind === 'orders' ? linesTableOf(table, tables) : null
  const own = suggestFields(kind, table.columns, field => !lines || !isLineField(field))
  const below = lines ? suggestFields(kind, lines.table.columns, isLineField) : []
  const helped = helpersOf(kind, table, tables, own)
  const sources = [
    ...sourcesOf(kind, own, table.columns),
    ...sourcesOf(kind, below, lines?.table.columns ?? []),
    ...helped.fields.map(({ field, column }) => [field, column] as const),
  ]
  const brings = (of: ImportKind): boolean => wanted.some(other => other.kind === of)
  return {
    take: {
      kind,
      table: table.name,
      joins: [...helped.joins],
      fields: withDefaults(kind, Object.fromEntries(sources), table),
      ...(lines ? { lines: { table: lines.table.name, on: lines.on, joins: [] } } : {}),
      missing: kind === 'orders' && !(brings('customers') && brings('products')) ? 'create' : 'refuse',
      existing: kind === 'products' ? 'skip' : 'refuse',
      repeated: 'refuse',
      sameLines: 'keep',
    },
    fields: [...own, ...below, ...helped.fields],
  }
}

const sourcesOf = (
  kind: ImportKind,
  fields: readonly FieldSuggestion[],
  columns: readonly ColumnLook[],
): readonly (readonly [string, string | Source])[] =>
  fields.flatMap(({ field, column }) => {
    const target = targetsOf(kind).find(each => each.field === field)
    const look = columns.find(({ heading }) => heading === column)
    return target && look ? [[field, sourceFor(target, look)] as const] : []
  })

/** What no column says and can be said without: a first and a last name side by side, one piece where no quantity stands. */
function withDefaults(
  kind: ImportKind,
  fields: Record<string, string | Source>,
  { columns }: LookedTable,
): Record<string, string | Source> {
  const heading = (pattern: RegExp): string | undefined => columns.find(column => pattern.test(column.heading))?.heading
  const first = heading(/^(first|given|pr[eé]nom|non?mbre$)[ _-]?(name)?$/i)
  const last = heading(/^(last|family|sur|nom|apellidos?|siyati)[ _-]?(name|de famille)?$/i)
  const named = first !== undefined && last !== undefined && first !== last ? { name: { columns: [first, last] } } : {}
  const whole =
    kind === 'orders' && !fields['line.quantity'] && fields['line.sku'] ? { 'line.quantity': { constant: '1' } } : {}
  const both = kind === 'people' || kind === 'customers' ? named : {}
  const contactFirst = heading(/^contact[ _-]?first[ _-]?name$/i)
  const contactLast = heading(/^contact[ _-]?last[ _-]?name$/i)
  const contact =
    kind === 'customers' && contactFirst !== undefined && contactLast !== undefined
      ? { 'contact.name': { columns: [contactFirst, contactLast] } }
      : {}
  const coded = kind === 'customers' && !fields.code && fields.name ? { code: fields.name } : {}
  return { ...fields, ...both, ...contact, ...whole, ...coded }
}

function kindScore(kind: ImportKind, columns: readonly ColumnLook[]): number {
  const fields = suggestFields(kind, columns)
  const sure = (field: string): number => fields.find(one => one.field === field)?.confidence ?? 0
  const rest = fields.length / targetsOf(kind).length
  switch (kind) {
    case 'orders':
      // An order is dated, and names who ordered or what.
      return (
        sure('reference') * sure('orderedDay') * Math.max(sure('customer'), sure('line.sku'), 0.4) * 0.8 + rest * 0.3
      )
    case 'prices':
      return (
        sure('sku') *
          sure('price') *
          Math.max(sure('validFrom'), sure('list'), sure('fromQuantity'), sure('class'), 0.3) +
        rest * 0.1
      )
    case 'products':
      return sure('sku') * Math.max(sure('name'), 0.2) * 0.7 + rest * 0.3
    case 'customers':
      return Math.max(sure('code'), 0.4) * sure('name') * 0.6 + rest * 0.5
    case 'people':
      return sure('login') * Math.max(sure('name'), 0.6) * Math.max(sure('role'), 0.2) * 0.9
  }
}

function confidenceOf(takes: readonly Take[], fields: readonly (FieldSuggestion & { take: number })[]): number {
  const required = takes.flatMap((take, index) =>
    targetsOf(take.kind)
      .filter(target => target.required)
      .map(
        ({ field }) =>
          fields.find(one => one.take === index && one.field === field)?.confidence ?? (take.fields[field] ? 0.5 : 0),
      ),
  )
  return required.length === 0 ? 0 : Math.min(...required)
}
