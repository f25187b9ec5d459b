import type { Values } from '../protocol.ts'
import type { Coder } from './coder.ts'
import { ColumnCoder, type Guess, type Value } from './columnCoder.ts'
import type { ColumnMark } from './columnNames.ts'
import { type Around, personTable, type RowValues, type Rule, ruleOf, usual } from './rules.ts'
import type { Shape, ShapeColumn } from './shapes.ts'

interface Kept {
  readonly coder: ColumnCoder
  readonly rule: Rule | undefined
  /** The value of the column when the one that it is alike had this. */
  readonly alike: Map<Value, Value>
  readonly number: number
}

interface Plan {
  readonly columns: readonly Kept[]
  /** In which order they are written: late ones last. */
  readonly order: readonly number[]
}

/** The rows of one table of one message: what is the same as before costs nothing, what follows from the rest neither. */
export class TableCoder {
  readonly #coder: Coder
  readonly #number: number
  readonly #columns = new Map<ColumnMark, Kept>()
  readonly #plans = new Map<Shape, Plan>()
  /** The child number with which this table's rows began last. */
  lastFirstSub = 0

  constructor(coder: Coder, number: number) {
    this.#coder = coder
    this.#number = number
  }

  /** `given` when writing. `around` is written on: its row, and the instant named last. */
  code(shape: Shape, given: Values | undefined, around: Around): Values {
    const plan = this.#plan(shape)
    this.#coder.budget.take(plan.columns.length)
    const values: Value[] = new Array(plan.columns.length)
    const { row } = around
    for (const place of plan.order) {
      const shaped = shape.columns[place]
      const kept = plan.columns[place]
      if (!shaped || !kept) continue
      const { coder, rule, alike } = kept
      const guess = guessOf(kept, around)
      const before = coder.last
      const value = coder.code(given?.[shaped.name] ?? null, guess)
      values[place] = value
      if (kept.number < mostLookedAt) row[kept.number] = value
      if (coder.column.kind === 'instant' && typeof value === 'number') around.instant = value
      if (rule?.alike !== undefined) alike.set(likeness(rule.alike, kept.number, before, row), value)
    }
    return named(shape, values)
  }

  #plan(shape: Shape): Plan {
    const found = this.#plans.get(shape)
    if (found) return found
    const columns = shape.columns.map(each => this.#column(each))
    const places = columns.map((_, place) => place)
    const isLate = (place: number): boolean => columns[place]?.rule?.late === true
    const plan = { columns, order: [...places.filter(place => !isLate(place)), ...places.filter(isLate)] }
    this.#plans.set(shape, plan)
    return plan
  }

  #column({ mark, column }: ShapeColumn): Kept {
    const found = this.#columns.get(mark)
    if (found) return found
    const ids = this.#coder.ids(column.to === null ? `${this.#number}.${mark}` : String(column.to))
    const kept = {
      coder: new ColumnCoder(column, this.#coder.bits, this.#coder.texts, ids),
      rule: typeof mark === 'number' ? ruleOf(this.#number, mark) : undefined,
      alike: new Map<Value, Value>(),
      number: typeof mark === 'number' ? mark : mostLookedAt,
    }
    this.#columns.set(mark, kept)
    return kept
  }
}

function guessOf({ coder, rule, alike, number }: Kept, around: Around): Guess {
  const computed = rule?.rule?.(around)
  if (computed !== undefined && (typeof computed !== 'number' || Number.isSafeInteger(computed)))
    return { value: computed, from: 'rule' }
  if (rule?.alike !== undefined) {
    const found = alike.get(likeness(rule.alike, number, coder.last, around.row))
    if (found !== undefined) return { value: found, from: 'alike' }
  }
  const unit = rule?.unit?.(around)
  if (unit !== undefined) return { value: coder.last, from: 'last', unit }
  const stays = coder.seen && coder.last === null
  if (coder.column.kind === 'instant' && !stays) return usual('instant', around)
  if (coder.column.to === personTable && !stays) return usual('person', around)
  return { value: coder.last, from: 'last' }
}

/** What a value is alike by: another column of its row, or, where a column is alike itself, the value before. */
const likeness = (column: number, own: number, last: Value, row: RowValues): Value =>
  column === own ? last : (row[column] ?? null)

function named(shape: Shape, values: readonly Value[]): Values {
  const row: Values = {}
  for (let place = 0; place < values.length; place += 1) {
    const shaped = shape.columns[place]
    if (shaped) row[shaped.name] = values[place] ?? null
  }
  return row
}

/** Rules look at columns of low numbers alone. */
const mostLookedAt = 256
