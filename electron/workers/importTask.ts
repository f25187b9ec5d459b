import type { TableCorrection, TablePlace } from '../../shared/import/corrections.ts'
import type { DialectOverride } from '../../shared/import/dialect.ts'
import type { Mapping } from '../../shared/import/mapping.ts'
import type { ImportState } from '../../shared/imports/contract.ts'
import type { Currency } from '../../shared/kernel/money.ts'

/** A file to be read: where it lies, and what it is called in sentences and in a mapping. */
export interface ImportFile {
  readonly path: string
  readonly name: string
  readonly dialect?: DialectOverride
}

/** What an import is made of: a ready-made profile or a mapping, with a folder or single files, and what somebody corrected in them. */
export type ImportSource = ({ readonly profile: string } | { readonly mapping: Mapping }) &
  ({ readonly folder: string } | { readonly files: readonly ImportFile[] }) & {
    readonly corrections?: readonly TableCorrection[]
    readonly leftOut?: readonly TablePlace[]
  }

export interface Rate {
  readonly validFrom: string
  readonly rateE6: number
  readonly currency: Currency
}

/** Where and in whose name the thread writes. */
export interface ImportPlan {
  readonly database: string
  readonly batch: string
  /** What the import is called in lists. */
  readonly name: string
  readonly person: number
  readonly device: number
  readonly depot: { readonly id: number; readonly timeZone: string }
  readonly baseCurrency: Currency
  readonly rates: readonly Rate[]
  /** Whether reference rows are written here; else they are asked for. */
  readonly mayEditReference: boolean
  readonly mayEditPeople: boolean
  readonly startedAt: number
}

export type ImportTask =
  | { readonly kind: 'import'; readonly plan: ImportPlan; readonly source: ImportSource }
  | { readonly kind: 'take-back'; readonly plan: Pick<ImportPlan, 'database' | 'batch' | 'person'> }

/** What the thread says. It writes only between `go` and its own `wrote`. */
export type FromThread =
  | { readonly kind: 'turn' }
  | { readonly kind: 'wrote'; readonly tables: readonly string[]; readonly state: ImportState | null }
  | { readonly kind: 'done'; readonly state: ImportState | null }
  | { readonly kind: 'failed'; readonly message: string }

/** What it is told. */
export type ToThread = { readonly kind: 'go'; readonly now: number }
