import { z } from 'zod'
import { Mapping, sourceOf } from '../import/mapping.ts'
import { isLineField } from '../import/target.ts'
import type { ReadSheet } from './reading.ts'

/** A mapping under a name, so that tables like its own are recognised by their headings. */
export const RememberedMapping = z.object({
  id: z.string().min(1).max(80),
  name: z.string().min(1).max(80),
  mapping: Mapping,
  rememberedAt: z.number().int(),
})
export type RememberedMapping = z.infer<typeof RememberedMapping>

type Sheet = Pick<ReadSheet, 'file' | 'sheet' | 'columns'>

/** The first remembered mapping whose every heading stands in these tables, with their names in it; null where none fits. */
export function recognised(
  remembered: readonly RememberedMapping[],
  sheets: readonly Sheet[],
): (Pick<RememberedMapping, 'id' | 'name'> & { mapping: Mapping }) | null {
  for (const { id, name, mapping } of remembered) {
    const fitted = fittedTo(mapping, sheets)
    if (fitted) return { id, name, mapping: { ...fitted, name } }
  }
  return null
}

/** The mapping with each of its tables found among the sheets, or null. A table that it leaves needs none. */
function fittedTo(mapping: Mapping, sheets: readonly Sheet[]): Mapping | null {
  const wanted = headingsOf(mapping)
  const free = new Set(sheets)
  const tables: Mapping['tables'] = {}
  for (const [name, table] of Object.entries(mapping.tables)) {
    const headings = wanted.get(name)
    if (!headings) continue
    const fits = [...free].filter(({ columns }) => [...headings].every(heading => columns.includes(heading)))
    const found = fits.find(({ file, sheet }) => file === table.file && sheet === (table.sheet ?? '')) ?? fits[0]
    if (!found) return null
    free.delete(found)
    const { sheet: _sheet, ...rest } = table
    tables[name] = { ...rest, file: found.file, ...(found.sheet === '' ? {} : { sheet: found.sheet }) }
  }
  return { ...mapping, tables }
}

/** The headings that a mapping reads, by table. */
function headingsOf(mapping: Mapping): ReadonlyMap<string, ReadonlySet<string>> {
  const headings = new Map<string, Set<string>>()
  const names = Object.keys(mapping.tables)
  const add = (table: string, column: string): void => {
    const joined = names.find(name => column.startsWith(`${name}.`))
    const [owner, heading] = joined ? [joined, column.slice(joined.length + 1)] : [table, column]
    headings.set(owner, (headings.get(owner) ?? new Set()).add(heading))
  }
  for (const take of mapping.take) {
    for (const [field, given] of Object.entries(take.fields)) {
      const { column, columns } = sourceOf(given)
      const owner = take.lines && isLineField(field) ? take.lines.table : take.table
      for (const each of columns ?? (column === undefined ? [] : [column])) add(owner, each)
    }
    const joins = [
      ...take.joins.map(join => ({ from: take.table, join })),
      ...(take.lines ? [{ from: take.table, join: take.lines }] : []),
      ...(take.lines?.joins ?? []).map(join => ({ from: take.lines?.table ?? take.table, join })),
    ]
    for (const { from, join } of joins)
      for (const [left, right] of Object.entries(join.on)) {
        add(from, left)
        add(join.table, right)
      }
  }
  return headings
}
