import type { ImportKind } from '../../../../shared/import/kind.ts'
import type { Mapping, Take } from '../../../../shared/import/mapping.ts'
import { isLineField } from '../../../../shared/import/target.ts'
import type { ReadSheet } from '../../../../shared/imports/reading.ts'

/** The table that a take reads, in the draft as it stands. */
export interface TableOf {
  readonly revision: number
  readonly file: string
  readonly sheet: string
  readonly kind: ImportKind
}

/** The columns that a field can be made of, table by table: those of joined tables under the table's name. */
export interface HeadingGroup {
  readonly group: string
  readonly items: readonly { readonly value: string; readonly label: string }[]
}

/** The columns of the field's own table first; those of a joined table are named after it. Lines may stand in a table of their own. */
export function headingGroups(
  mapping: Mapping,
  take: Take,
  sheets: readonly ReadSheet[],
  field: string,
): readonly HeadingGroup[] {
  const { table: own, joins } = isLineField(field) && take.lines ? take.lines : take
  return [own, ...new Set(joins.map(({ table }) => table).filter(name => name !== own))].map(name => ({
    group: titleOf(mapping, name),
    items: (sheetOf(mapping, name, sheets)?.columns ?? []).map(heading => ({
      value: name === own ? heading : `${name}.${heading}`,
      label: heading,
    })),
  }))
}

export function sheetOf(mapping: Mapping, name: string, sheets: readonly ReadSheet[]): ReadSheet | undefined {
  const table = mapping.tables[name]
  return sheets.find(sheet => sheet.file === table?.file && (table?.sheet === undefined || sheet.sheet === table.sheet))
}

/** How a table is called where a sentence names it. */
export function titleOf(mapping: Mapping, name: string): string {
  const table = mapping.tables[name]
  if (!table) return name
  return table.sheet ? `${table.file} › ${table.sheet}` : table.file
}
