import { profiles } from '../import/profiles.ts'
import type { ImportTable } from '../import/table.ts'

/** The name of the ready-made reading whose every file is among these tables, with every column that it wants; null where none fits. */
export function fittingProfile(tables: readonly ImportTable[]): string | null {
  const fits = Object.values(profiles).find(({ files }) =>
    Object.values(files).every(({ file, columns }) =>
      tables.some(table => table.file === file && columns.every(column => table.columns.includes(column))),
    ),
  )
  return fits?.name ?? null
}
