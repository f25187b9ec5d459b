import type { Values } from '../protocol.ts'
import { type BaseColumn, baseColumn, plainKinds } from './base.ts'
import type { Coder } from './coder.ts'
import { type ColumnMark, markOf, nameOf } from './columnNames.ts'
import { Malformed, Unwritable } from './malformed.ts'
import { NumberModel } from './numberModel.ts'

export interface ShapeColumn {
  readonly mark: ColumnMark
  readonly name: string
  readonly column: BaseColumn
}

/** The columns of a row in their order. */
export interface Shape {
  readonly columns: readonly ShapeColumn[]
}

interface Known {
  readonly shapes: Shape[]
  readonly places: Map<string, number>
  readonly place: NumberModel
}

/** Which columns a row brings: the same as one before of its kind, or named one by one. */
export class Shapes {
  readonly #coder: Coder
  readonly #known = new Map<number, Known>()
  readonly #count = new NumberModel()
  readonly #number = new NumberModel()
  readonly #kind = new NumberModel()

  constructor(coder: Coder) {
    this.#coder = coder
  }

  code(table: number, op: number, values: Values | undefined): Shape {
    const kind = table * 4 + op
    const known: Known = this.#known.get(kind) ?? { shapes: [], places: new Map(), place: new NumberModel() }
    this.#known.set(kind, known)
    const names = values ? Object.keys(values) : []
    const key = names.join()
    const place = known.place.natural(this.#coder.bits, known.places.get(key) ?? 0)
    if (place > 0) {
      const shape = known.shapes[place - 1]
      if (!shape) throw new Malformed('columns that were never named')
      return shape
    }
    const shape = this.#new(table, names, values)
    if (known.shapes.length < mostShapes) {
      known.shapes.push(shape)
      known.places.set(key, known.shapes.length)
    }
    return shape
  }

  #new(table: number, names: readonly string[], values: Values | undefined): Shape {
    const { bits } = this.#coder
    const count = this.#count.natural(bits, names.length)
    if (count > mostColumns)
      throw bits.writes ? new Unwritable('too-much', 'columns') : new Malformed('too many columns')
    const columns: ShapeColumn[] = []
    const seen = new Set<string>()
    let before = 0
    for (let place = 0; place < count; place += 1) {
      const name = names[place] ?? ''
      const given = bits.writes ? markOf(table, name) : 0
      const number = this.#number.near(bits, typeof given === 'number' ? given : 0, before + 1)
      const mark = number === 0 ? this.#coder.text('column', name) : number
      if (number < 0) throw new Malformed('no column')
      if (number > 0) before = number
      const column = (number > 0 ? baseColumn(table, number) : undefined) ?? this.#kindOf(values?.[name])
      const shaped = { mark, name: nameOf(table, mark), column }
      if (seen.has(shaped.name)) throw new Malformed('a column named twice')
      seen.add(shaped.name)
      if (shaped.name === '__proto__' || shaped.name.length > 64)
        throw bits.writes ? new Unwritable('no-such-value', 'a column of this name') : new Malformed('no column')
      columns.push(shaped)
    }
    return { columns }
  }

  /** A column that is not in the base says how it is written: by its first value. */
  #kindOf(value: Values[string] | undefined): BaseColumn {
    const column = plainKinds[this.#kind.natural(this.#coder.bits, typeof value === 'string' ? text : whole)]
    if (!column) throw new Malformed('no kind of column')
    return column
  }
}

const mostColumns = 256
const mostShapes = 1024
const whole = 0
const text = 3
