import { compileTake, type NamedTables } from './applyMapping.ts'
import { type Compiled, shownField } from './compile.ts'
import type { Mapping } from './mapping.ts'
import type { ImportProblem } from './record.ts'

/** One field of one row, as it will be. */
export interface ShownField {
  readonly field: string
  /** The heading that it comes from, or the field where none does. */
  readonly column: string
  readonly text: string
  readonly problem: ImportProblem | null
}

/**
 * Reads the fields of single rows, for somebody who checks them: of an order's head or of its lines, which may stand in one table. Rows count from
 * 1. Null where the take or its tables are not there.
 */
export function fieldReader(
  mapping: Mapping,
  take: number,
  tables: NamedTables,
): { head(row: number): readonly ShownField[]; lines(row: number): readonly ShownField[] } | null {
  const wanted = mapping.take[take]
  const compiled = wanted ? compileTake(wanted, tables) : null
  if (!compiled) return null
  const shown = (of: Compiled) => (row: number) =>
    [...of.fields.values()].map(field => ({
      field: field.target.field,
      column: field.column,
      ...shownField(field, row - 1),
    }))
  return { head: shown(compiled.head), lines: shown(compiled.lines) }
}
