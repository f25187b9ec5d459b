import type { ImportProblem } from '../../shared/import/record.ts'

/** What no honest table needs: beyond it a file is refused before it can fill the memory. */
export const tableLimits = {
  rows: 600_000,
  columns: 500,
  cells: 6_500_000,
  cellLetters: 100_000,
  /** Of one row of a text file. */
  rowLetters: 4_000_000,
  fileBytes: 256_000_000,
  /** Of one part of a spreadsheet, unpacked. */
  partBytes: 512_000_000,
  /** So much larger may an unpacked part be than it was packed, above what any small file may be. */
  packed: 100,
  smallBytes: 16_000_000,
} as const

/** Why a file cannot be read, for a sentence; `row` counts from 1 where it is known, and is 0 where it is not. */
export class UnreadableTable extends Error {
  override readonly name = 'UnreadableTable'
  readonly problem: ImportProblem
  readonly row: number
  constructor(problem: ImportProblem, row = 0) {
    super(problem)
    this.problem = problem
    this.row = row
  }
}
