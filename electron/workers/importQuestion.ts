import type { ImportKind } from '../../shared/import/kind.ts'
import type { RowFilter } from '../../shared/imports/check.ts'
import type { ImportDraft } from '../../shared/imports/draft.ts'
import type { Place, Prepared } from '../../shared/imports/prepared.ts'
import type { ReadSheet, Suggestion } from '../../shared/imports/reading.ts'
import type { Currency } from '../../shared/kernel/money.ts'
import type { GivenFile } from './importTables.ts'

/** All that answers are made of: what somebody brought in and said, and what the books know already. */
export interface ImportMaterial {
  readonly files: readonly GivenFile[]
  readonly draft: Pick<ImportDraft, 'tables' | 'profile' | 'mapping' | 'corrections' | 'leftOut'>
  readonly currency: Currency
  /** Codes in capitals, logins in small letters. */
  readonly known: {
    readonly customers: readonly string[]
    readonly products: readonly string[]
    readonly references: readonly string[]
    readonly people: readonly string[]
  }
}

/** What can be asked of the thread that holds the tables, and what it answers. */
export interface ImportQuestions {
  tables: { asked: object; answer: { sheets: ReadSheet[]; profile: string | null } }
  suggest: { asked: object; answer: Suggestion }
  words: {
    asked: Place & { kind: ImportKind; field: string }
    answer: { words: { text: string; count: number; meaning: string | null }[]; more: number }
  }
  samples: { asked: object; answer: ReturnType<Prepared['samples']> }
  check: { asked: object; answer: Prepared['check'] | null }
  rows: {
    asked: Place & { filter: RowFilter; offset: number; limit: number }
    answer: ReturnType<Prepared['rows']>
  }
  nextProblem: {
    asked: Place & { filter: RowFilter; row: number; column: number }
    answer: ReturnType<Prepared['nextProblem']>
  }
  row: { asked: Place & { row: number }; answer: ReturnType<Prepared['row']> }
  same: { asked: Place & { row: number; column: string }; answer: readonly number[] }
  /** The rows that stay behind, table by table, as they stand after correction. */
  behind: { asked: object; answer: BehindTable[] }
}

export interface BehindTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly cells: readonly string[]
    readonly problems: readonly { field: string; problem: string }[]
  }[]
}

export type ImportAsk = keyof ImportQuestions
