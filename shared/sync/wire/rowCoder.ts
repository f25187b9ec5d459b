import { idSpan } from '../../kernel/id.ts'
import type { Values } from '../protocol.ts'
import { Model } from './bits.ts'
import type { Coder } from './coder.ts'
import { Heads } from './heads.ts'
import type { Ids } from './ids.ts'
import { Malformed } from './malformed.ts'
import { NumberModel } from './numberModel.ts'
import { type Around, addLine, type LineSum, lineTable } from './rules.ts'
import { type Shape, Shapes } from './shapes.ts'
import { TableCoder } from './tableCoder.ts'

/** A row of a change or of a download. `op`: 0, 1 or 2. `version`: what it is based on, or what it is now. */
export interface WireRow {
  readonly table: number
  readonly id: number
  readonly sub: number
  readonly op: number
  readonly version: number
  readonly values: Values
}

/** The transaction around some rows. `version`: what those of a download probably have. */
export interface About {
  readonly device: number
  readonly clock: number
  readonly person: number
  readonly version: number
}

interface Begun {
  readonly table: number
  readonly id: number
  readonly sub: number
  readonly op: number
  readonly version: number
  readonly shape: Shape
  readonly given: Values | undefined
}

const mostRowsAtOnce = 20_000

/**
 * The rows of one message, transaction by transaction: first which rows and which columns, then the values from the last row to the first, so
 * that an order's sums follow from its lines.
 */
export class RowCoder {
  readonly #coder: Coder
  readonly #heads: Heads
  readonly #shapes: Shapes
  readonly #count = new NumberModel()
  readonly #sub = new NumberModel()
  readonly #version = new NumberModel()
  readonly #sameId = new Model(8)
  readonly #tables = new Map<number, TableCoder>()
  /** The id given last, by device. */
  readonly #lastNew = new Map<number, number>()
  #lastVersion = 0

  constructor(coder: Coder) {
    this.#coder = coder
    this.#heads = new Heads(coder.bits)
    this.#shapes = new Shapes(coder)
  }

  /** What was named while practising is not named. */
  forgetIds(): void {
    this.#coder.forgetIds()
    this.#lastNew.clear()
    this.#lastVersion = 0
  }

  /** `rows` when writing; on reading at most `most` of them come. */
  code(rows: readonly WireRow[] | null, about: About, most = mostRowsAtOnce): WireRow[] {
    const count = this.#count.natural(this.#coder.bits, rows?.length ?? 0)
    if (count > most) throw new Malformed('too many rows')
    this.#coder.budget.take(count)
    const begun: Begun[] = []
    this.#heads.begin()
    for (let place = 0; place < count; place += 1) begun.push(this.#begin(rows?.[place], begun.at(-1), about))

    const { clock, person, device } = about
    const lines = new Map<number, LineSum>()
    const first = begun[0] ?? null
    const coded: WireRow[] = new Array(count)
    let instant: number | null = null
    for (let place = count - 1; place >= 0; place -= 1) {
      const { table, id, sub, op, version, shape, given } = begun[place] ?? missing()
      if (shape.columns.length === 0) {
        coded[place] = { table, id, sub, op, version, values: {} }
        continue
      }
      const around: Around = { row: [], clock, person, device, first, lines, instant, id }
      const values = this.#table(table).code(shape, given, around)
      instant = around.instant
      if (table === lineTable) addLine(lines, id, around.row)
      coded[place] = { table, id, sub, op, version, values }
    }
    return coded
  }

  #begin(given: WireRow | undefined, before: Begun | undefined, about: About): Begun {
    const { bits } = this.#coder
    const { table, op } = this.#heads.code(given?.table ?? 0, given?.op ?? 0)
    const coder = this.#table(table)
    const sameTable = before !== undefined && before.table === table
    const likelySub = sameTable && before.sub > 0 ? before.sub + 1 : coder.lastFirstSub
    const sub = this.#sub.near(bits, given?.sub ?? 0, likelySub)
    if (!sameTable) coder.lastFirstSub = sub
    const id = this.#id(coder.ids, given?.id ?? 0, op, sub, about.device, before)
    const likelyVersion = about.version > 0 ? about.version : op === 0 ? 0 : this.#lastVersion
    const version = this.#version.near(bits, given?.version ?? 0, likelyVersion)
    if (version > 0) this.#lastVersion = version
    const shape = this.#shapes.code(table, op, given?.values)
    if (sub < 0 || version < 0) throw new Malformed('a number below zero')
    return { table, op, sub, id, version, shape, given: given?.values }
  }

  #id(ids: Ids, id: number, op: number, sub: number, device: number, before: Begun | undefined): number {
    const { bits } = this.#coder
    const guess = sub > 0 && before ? before.id : (this.#lastNew.get(device) ?? device * idSpan) + 1
    const at = (sub > 0 ? 4 : 0) + (op === 0 ? 0 : 2) + (before === undefined ? 0 : 1)
    const hit = bits.bit(this.#sameId, at, id === guess ? 1 : 0) === 1
    const coded = hit ? safeId(guess) : ids.code(bits, id)
    if (hit && sub === 0) ids.note(coded)
    if (op === 0 && sub === 0) this.#lastNew.set(device, coded)
    return coded
  }

  #table(number: number): TableCoder {
    const found = this.#tables.get(number)
    if (found) return found
    const table = new TableCoder(this.#coder, number)
    this.#tables.set(number, table)
    return table
  }
}

function safeId(id: number): number {
  if (!Number.isSafeInteger(id)) throw new Malformed('no id')
  return id
}

function missing(): never {
  throw new Error('a row that was begun is not there')
}
