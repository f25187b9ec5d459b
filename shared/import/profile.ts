import type { Currency } from '../kernel/money.ts'
import type { ImportContext } from './context.ts'
import type { ImportedRecords } from './record.ts'
import type { ImportTable } from './table.ts'

/** A ready-made reading of a known set of tables. */
export interface ImportProfile {
  readonly name: string
  /** The company and depot that an empty store is founded with when these tables are the first thing in it. */
  readonly founding: { readonly company: string; readonly depotCode: string; readonly depotName: string }
  /** The currency of its amounts; the company's own where it is null. */
  readonly currency: Currency | null
  /** The files it wants, by part; all but those that are known and left must be there, with at least these columns. */
  readonly files: Readonly<
    Record<string, { readonly file: string; readonly columns: readonly string[]; readonly left?: boolean }>
  >
  /** Pure: tables in, records and what was refused out, what is here already among it. */
  read(tables: Readonly<Record<string, ImportTable>>, context: ImportContext): ImportedRecords
}
