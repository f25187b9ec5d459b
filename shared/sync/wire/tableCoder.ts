import type { Values } from '../protocol.ts'
import type { Coder } from './coder.ts'
import { ColumnCoder, type Guess, origins, type Value } from './columnCoder.ts'
import type { ColumnMark } from './columnNames.ts'
import type { Ids } from './ids.ts'
import { type Around, personTable, type RowValues, type Rule, ruleOf, usualInstant } from './rules.ts'
import type { Shape, ShapeColumn } from './shapes.ts'

interface Kept {
  readonly coder: ColumnCoder
  readonly rule: Rule | undefined
  /** The value of the column when the one that it is alike had this. */
  readonly alike: Map<Value, Value>
  readonly number: number
}

/** The columns of a shape in the order in which they are written: late ones last. */
type Plan = readonly Step[]

interface Step extends Kept {
  readonly name: string
  readonly place: number
}

/** The rows of one table of one message: what is the same as before costs nothing, what follows from the rest neither. */
export class TableCoder {
  readonly #coder: Coder
  readonly #number: number
  readonly #columns = new Map<ColumnMark, Kept>()
  readonly #plans = new Map<Shape, Plan>()
  readonly #guess: Guess = { value: null, from: origins.last, unit: 0 }
  /** The ids of this table, wherever they are named. */
  readonly ids: Ids
  /** The child number with which this table's rows began last. */
  lastFirstSub = 0

  constructor(coder: Coder, number: number) {
    this.#coder = coder
    this.#number = number
    this.ids = coder.ids(String(number))
  }

  /** `given` when writing. `around` is written on: its row, and the instant named last. */
  code(shape: Shape, given: Values | undefined, around: Around): Values {
    const plan = this.#plan(shape)
    this.#coder.budget.take(plan.length)
    const values: Value[] = new Array(plan.length)
    const guess = this.#guess
    const { row } = around
    for (const step of plan) {
      const { coder, rule, alike } = step
      makeGuess(guess, step, around)
      const before = coder.last
      const value = coder.code(given?.[step.name] ?? null, guess)
      values[step.place] = value
      if (step.number < mostLookedAt) row[step.number] = value
      if (coder.column.kind === 'instant' && typeof value === 'number') around.instant = value
      if (rule?.alike !== undefined) alike.set(likeness(rule.alike, step.number, before, row), value)
    }
    return named(shape, values)
  }

  #plan(shape: Shape): Plan {
    const found = this.#plans.get(shape)
    if (found) return found
    const steps = shape.columns.map((each, place) => ({ ...this.#column(each), name: each.name, place }))
    const [late, early] = [steps.filter(({ rule }) => rule?.late), steps.filter(({ rule }) => !rule?.late)]
    const plan = [...early, ...late]
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

function makeGuess(guess: Guess, { coder, rule, alike, number }: Kept, around: Around): void {
  guess.value = coder.last
  guess.from = origins.last
  guess.unit = 0
  if (rule) {
    const computed = rule.rule?.(around)
    if (computed !== undefined && (typeof computed !== 'number' || Number.isSafeInteger(computed))) {
      guess.value = computed
      guess.from = origins.rule
      return
    }
    const found = rule.alike === undefined ? undefined : alike.get(likeness(rule.alike, number, coder.last, around.row))
    if (found !== undefined) {
      guess.value = found
      guess.from = origins.alike
      return
    }
    guess.unit = rule.unit?.(around) ?? 0
    if (guess.unit > 0) return
  }
  if (coder.seen && coder.last === null) return
  if (coder.column.kind === 'instant') guess.value = usualInstant(around)
  else if (coder.column.to === personTable) guess.value = around.person
  else return
  guess.from = origins.rule
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
