import { type DayEvidence, dayOrderOf, tableDay } from './days.ts'
import { cellAt } from './joined.ts'
import { type DecimalEvidence, decimalOf, plainNumber } from './numbers.ts'
import type { ImportTable } from './table.ts'
import type { FieldType } from './target.ts'
import { yesOrNo } from './words.ts'

/** What the values of a column look like, by some of its rows. */
export interface ColumnLook {
  readonly heading: string
  /** Different texts, in their order, at most sixty. */
  readonly samples: readonly string[]
  /** Shares of the filled values that can be read so. */
  readonly days: number
  readonly numbers: number
  readonly wholes: number
  readonly yesNo: number
  /** How many of the rows looked at have something there, and how many of those texts differ. */
  readonly filled: number
  readonly different: number
  readonly decimal: DecimalEvidence
  readonly order: DayEvidence
}

const looked = 400

/** Looks at every column of a table. */
export function columnLooks(table: ImportTable): readonly ColumnLook[] {
  const step = Math.max(1, Math.floor(table.rows.length / looked))
  const rows = table.rows.flatMap((cells, row) => (cells.length > 0 && row % step === 0 ? [row] : [])).slice(0, looked)
  return alikeDays(
    table.columns.map((heading, column) =>
      look(
        heading,
        rows.map(row => cellAt(table, row, column)),
        rows.length,
      ),
    ),
  )
}

/** Days that can be read in two ways are written as those beside them that can be read in one. */
function alikeDays(columns: readonly ColumnLook[]): readonly ColumnLook[] {
  const sure = columns.find(({ days, order }) => days > 0.5 && order.votes.dmy + order.votes.mdy > 0)?.order.order
  if (sure === undefined) return columns
  return columns.map(column =>
    column.order.certain ? column : { ...column, order: { ...column.order, order: sure, certain: true } },
  )
}

/** How well the values fit a type, 0…1; 1 where the column is empty and says nothing. */
export function valueScore(column: ColumnLook, type: FieldType): number {
  if (column.samples.length === 0) return 0.5
  switch (type) {
    case 'day':
      return column.days
    case 'amount':
      return column.numbers
    case 'quantity':
      return column.wholes
    case 'share':
      return column.numbers
    case 'yes-no':
      return column.yesNo
    case 'code':
      return column.days > 0.9 && column.numbers < 0.5 ? 0.1 : 1
    case 'choice':
      return column.different > 40 ? 0.2 : 1
    case 'text':
    case 'weekdays':
      return column.days > 0.9 && column.numbers < 0.5 ? 0.3 : 1
  }
}

function look(heading: string, texts: readonly string[], rows: number): ColumnLook {
  const filled = texts.filter(text => text !== '')
  const different = [...new Set(filled)]
  const decimal = decimalOf(filled)
  const order = dayOrderOf(filled)
  const share = (fits: (text: string) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(fits).length / filled.length
  const number = (text: string): string | null => plainNumber(text.replace(/\s*%$/, ''), decimal.decimal)
  return {
    heading,
    samples: different.slice(0, 60),
    days: share(text => tableDay(text, order.order) !== null && !/^\d{1,5}$/.test(text)),
    numbers: share(text => number(text) !== null),
    wholes: share(text => /^-?\d+(?:\.0*)?$/.test(number(text) ?? '')),
    yesNo: share(text => yesOrNo(text) !== null),
    filled: rows === 0 ? 0 : filled.length / rows,
    different: different.length,
    decimal,
    order,
  }
}
