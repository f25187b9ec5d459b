import type { BaseColumn } from './base.ts'
import { type Bits, Model } from './bits.ts'
import { dayNumber, dayOf } from './day.ts'
import type { Ids } from './ids.ts'
import { Malformed, Unwritable } from './malformed.ts'
import { NumberModel } from './numberModel.ts'
import { type TextCoder, TextMemory } from './textCoder.ts'

export type Value = number | string | null

/** Where a guess comes from: the value before, a row that was alike, a rule. */
export const origins = { last: 0, alike: 1, rule: 2 } as const

/** What a value probably is. `unit`: it is probably a multiple of that; 0 where nothing is known. Written on for each value anew. */
export interface Guess {
  value: Value
  from: (typeof origins)[keyof typeof origins]
  unit: number
}

/** The values of one column of one message, each with the others in mind. */
export class ColumnCoder {
  readonly column: BaseColumn
  readonly #bits: Bits
  readonly #texts: TextCoder
  readonly #ids: Ids
  readonly #hit = new Model(3 * 8)
  readonly #sort = new Model(6 * 8)
  #memory: TextMemory | null = null
  #plain: NumberModel | null = null
  #apart: NumberModel | null = null
  #rest: NumberModel | null = null
  #hits = 0
  #lastSort = 0
  last: Value = null
  /** Whether there has been a value at all. */
  seen = false

  constructor(column: BaseColumn, bits: Bits, texts: TextCoder, ids: Ids) {
    this.column = column
    this.#bits = bits
    this.#texts = texts
    this.#ids = ids
  }

  code(value: Value, guess: Guess): Value {
    const at = guess.from * 8 + this.#hits
    const hit = this.#bits.bit(this.#hit, at, value === guess.value ? 1 : 0)
    this.#hits = ((this.#hits << 1) | hit) & 7
    const coded = hit ? guess.value : this.#missed(value, guess)
    this.last = coded
    this.seen = true
    if (!hit) return coded
    if (typeof coded === 'string') this.#texts.repeat(coded)
    else if (guess.from === origins.rule && this.column.kind === 'reference' && coded !== null) this.#ids.note(coded)
    return coded
  }

  #missed(value: Value, guess: Guess): Value {
    const sort = this.#sortOf(this.#bits.writes ? sortOf(this.column, value, guess) : regular)
    switch (sort) {
      case regular:
        return this.#regular(value, guess)
      case empty:
        return null
      case whole:
        this.#rest ??= new NumberModel()
        return this.#rest.near(this.#bits, Number(value), 0)
      case fraction:
        return fractionOf(this.#bits, Number(value))
      case text:
        return this.#text(value)
      default:
        throw new Malformed('no such sort of value')
    }
  }

  #sortOf(sort: number): number {
    const from = this.#lastSort * 8
    if (this.#bits.bit(this.#sort, from, sort === this.#lastSort ? 1 : 0)) return this.#lastSort
    let node = 1
    for (let place = 2; place >= 0; place -= 1) {
      // One of the eight places of a sort is its own, so a tree of eight leaves fits beside it.
      node = node * 2 + this.#bits.bit(this.#sort, from + node, (sort >> place) & 1)
    }
    this.#lastSort = node - 8
    if (this.#lastSort > text) throw new Malformed('no such sort of value')
    return this.#lastSort
  }

  #regular(value: Value, guess: Guess): Value {
    const { kind, choices } = this.column
    switch (kind) {
      case 'whole':
        return this.#number(Number(value), guess)
      case 'instant':
        return this.#near(Number(value), typeof guess.value === 'number' ? guess.value : 0)
      case 'day': {
        const near = typeof guess.value === 'string' ? (dayNumber(guess.value) ?? 0) : 0
        const day = dayOf(this.#near(this.#bits.writes ? (dayNumber(String(value)) ?? 0) : 0, near))
        if (day === null) throw new Malformed('no day')
        return day
      }
      case 'reference':
        return this.#ids.code(this.#bits, Number(value))
      case 'choice': {
        const index = this.#bits.writes ? choices.indexOf(String(value)) : 0
        this.#plain ??= new NumberModel()
        const choice = choices[this.#plain.natural(this.#bits, index)]
        if (choice === undefined) throw new Malformed('no such choice')
        return choice
      }
      case 'text':
        return this.#text(value)
    }
  }

  #number(value: number, guess: Guess): number {
    if (guess.from === origins.rule && typeof guess.value === 'number' && Number.isSafeInteger(guess.value))
      return this.#near(value, guess.value)
    this.#plain ??= new NumberModel()
    if (guess.unit === 0) return this.#plain.near(this.#bits, value, 0)
    const rest = ((value % guess.unit) + guess.unit) % guess.unit
    this.#rest ??= new NumberModel()
    const left = this.#rest.natural(this.#bits, rest)
    const whole = this.#plain.near(this.#bits, (value - rest) / guess.unit, 0) * guess.unit + left
    if (!Number.isSafeInteger(whole)) throw new Malformed('a number out of range')
    return whole
  }

  #near(value: number, guess: number): number {
    this.#apart ??= new NumberModel()
    return this.#apart.near(this.#bits, value, guess)
  }

  #text(value: Value): string {
    this.#memory ??= new TextMemory()
    return this.#texts.code(this.#memory, this.#bits.writes ? String(value) : '')
  }
}

const regular = 0
const empty = 1
const whole = 2
const fraction = 3
const text = 4

/** Any value goes through, also one that its column should not hold: head office has to see what it refuses. */
function sortOf(column: BaseColumn, value: Value, guess: Guess): number {
  if (value === null) return empty
  if (typeof value === 'string') {
    const fits =
      column.kind === 'text' ||
      (column.kind === 'choice' && column.choices.includes(value)) ||
      (column.kind === 'day' && dayNumber(value) !== null)
    return fits ? regular : text
  }
  if (!Number.isFinite(value)) throw new Unwritable('no-such-value', String(value))
  if (!Number.isSafeInteger(value)) return fraction
  if (column.kind === 'reference') return value >= 0 ? regular : whole
  if (guess.unit > 0 && Math.abs(value) > mostInUnits) return whole
  return column.kind === 'whole' || column.kind === 'instant' ? regular : whole
}

/** Of a number beyond this the multiple below it may not be exact. */
const mostInUnits = 2 ** 50

const view = new DataView(new ArrayBuffer(8))

function fractionOf(bits: Bits, value: number): number {
  view.setFloat64(0, value)
  for (let place = 0; place < 8; place += 2) view.setUint16(place, bits.even(16, view.getUint16(place)))
  const coded = view.getFloat64(0)
  if (!Number.isFinite(coded)) throw new Malformed('no number')
  return coded
}
