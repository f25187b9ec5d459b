import { type Day, dayAt } from '../kernel/day.ts'
import { dayOfBound } from '../kernel/dayBound.ts'
import { comparing, type Language } from '../kernel/locale.ts'
import { folded } from '../kernel/text.ts'
import type { Words } from '../words/en.ts'
import { type Cell, plainNumber } from './cell.ts'
import type { TableFilter } from './tableFilter.ts'
import type { TableChoices } from './tableQuestion.ts'
import type { Table, TableColumn } from './tables/table.ts'

/** In whose words, on which day, by which wall clock a table is read. */
export interface Reading {
  readonly words: Words
  readonly language: Language
  readonly today: Day
  readonly timeZone: string
}

interface Asked {
  readonly filter: TableFilter
  readonly sort: string
  readonly descending: boolean
}

/**
 * The rows that fit, in order: by what their cells say to this reader, so that what is found and how it is sorted is what stands there. Every
 * word of the text must stand in some cell of the row, its accents aside, whether the column is shown or not.
 */
export function arranged<Row>(table: Table<Row>, rows: readonly Row[], asked: Asked, reading: Reading): Row[] {
  const fits = filterOf(table, asked.filter, reading)
  const kept = rows.filter(fits)
  const sorted = table.columns.find(column => column.id === asked.sort && column.unsorted !== true)
  const [id, descending] = sorted ? [asked.sort, asked.descending] : [table.sort.id, table.sort.descending]
  const column = table.columns.find(each => each.id === id)
  if (!column) return kept
  const compare = compareCells(comparing(reading.language))
  return kept
    .map(row => ({ row, cell: cellOf(column, row, reading) }))
    .toSorted((a, b) => compare(a.cell, b.cell, descending))
    .map(({ row }) => row)
}

/** The values that the columns to choose from have among these rows, by what they are called. */
export function choicesAmong<Row>(table: Table<Row>, rows: readonly Row[], reading: Reading): TableChoices {
  const compare = comparing(reading.language)
  return Object.fromEntries(
    table.columns
      .filter(column => column.filter === 'choice')
      .map(column => {
        const labels = new Map<string, string>()
        for (const row of rows) {
          const cell = cellOf(column, row, reading)
          if (cell.kind === 'text') labels.set(codeOf(cell), cell.text)
        }
        const choices = [...labels].map(([value, label]) => ({ value, label }))
        return [column.id, choices.toSorted((a, b) => compare(a.label, b.label)).slice(0, mostChoices)]
      }),
  )
}

const mostChoices = 200

const cellOf = <Row>(column: TableColumn<Row>, row: Row, { words, language }: Reading): Cell =>
  column.cell(row, words, language)

function filterOf<Row>(table: Table<Row>, filter: TableFilter, reading: Reading): (row: Row) => boolean {
  const terms = folded(filter.search)
    .split(' ')
    .filter(term => term !== '')
  const columnOf = (id: string) => table.columns.find(column => column.id === id)
  const tests: ((row: Row) => boolean)[] = []
  if (terms.length > 0)
    tests.push(row => {
      const said = folded(table.columns.map(column => searched(cellOf(column, row, reading))).join(' '))
      return terms.every(term => said.includes(term))
    })
  for (const [id, values] of Object.entries(filter.chosen)) {
    const column = columnOf(id)
    if (column && values.length > 0) tests.push(row => values.includes(codeOf(cellOf(column, row, reading))))
  }
  for (const [bounds, past] of [
    [filter.from, (day: Day, bound: Day) => day >= bound],
    [filter.to, (day: Day, bound: Day) => day <= bound],
  ] as const)
    for (const [id, bound] of Object.entries(bounds)) {
      const column = columnOf(id)
      const limit = dayOfBound(bound, reading.today)
      if (column)
        tests.push(row => {
          const day = dayOfCell(cellOf(column, row, reading), reading.timeZone)
          return day !== null && past(day, limit)
        })
    }
  return row => tests.every(test => test(row))
}

const searched = (cell: Cell): string =>
  cell.kind === 'text' ? cell.text : cell.kind === 'number' ? plainNumber(cell) : cell.kind === 'day' ? cell.day : ''

const codeOf = (cell: Cell): string => (cell.kind === 'text' ? (cell.code ?? cell.text) : '')

const dayOfCell = (cell: Cell, timeZone: string): Day | null =>
  cell.kind === 'day' ? cell.day : cell.kind === 'instant' ? dayAt(cell.at, timeZone) : null

/** What says nothing stands at the end, whichever way round. */
const compareCells =
  (texts: (a: string, b: string) => number) =>
  (a: Cell, b: Cell, descending: boolean): number => {
    if (a.kind === 'empty' || b.kind === 'empty') return Number(a.kind === 'empty') - Number(b.kind === 'empty')
    const order =
      a.kind === 'text' && b.kind === 'text' ? texts(a.text, b.text) : compareValues(sortValue(a), sortValue(b))
    return descending ? -order : order
  }

const sortValue = (cell: Exclude<Cell, { kind: 'empty' }>): string | number => {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'number':
      return cell.value / 10 ** cell.decimals
    case 'day':
      return cell.day
    case 'instant':
      return cell.at
  }
}

const compareValues = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)
