import { idSpan, mostDevices } from '../../kernel/id.ts'
import type { Bits } from './bits.ts'
import { Malformed } from './malformed.ts'
import { NumberModel } from './numberModel.ts'

/** The ids of one table that a message has named: one named before by its place, a new one by its distance from the last new one. */
export class Ids {
  readonly #places = new Map<number, number>()
  #known: number[] = []
  readonly #place = new NumberModel()
  readonly #device = new NumberModel()
  readonly #counter = new NumberModel()
  #lastDevice: number
  #lastCounter = 0

  /** `device`: whose ids are likely. */
  constructor(device: number) {
    this.#lastDevice = device
  }

  code(bits: Bits, id: number): number {
    const place = this.#place.natural(bits, (this.#places.get(id) ?? -1) + 1)
    if (place > 0) {
      const known = this.#known[place - 1]
      if (known === undefined) throw new Malformed('an id that was never there')
      return known
    }
    const device = this.#device.near(bits, Math.floor(id / idSpan), this.#lastDevice)
    const counter = this.#counter.near(bits, id % idSpan, this.#lastCounter)
    if (device < 0 || device > mostDevices || counter < 0 || counter >= idSpan) throw new Malformed('no id')
    const coded = device * idSpan + counter
    if (!Number.isSafeInteger(coded)) throw new Malformed('no id')
    this.note(coded)
    return coded
  }

  /** No id was named yet. What was learnt of how ids follow one another stays. */
  forget(device: number): void {
    this.#places.clear()
    this.#known = []
    this.#lastDevice = device
    this.#lastCounter = 0
  }

  /** An id that was named in some other way, so that it is known from here on. */
  note(id: number): void {
    if (this.#places.has(id)) return
    this.#lastDevice = Math.floor(id / idSpan)
    this.#lastCounter = id % idSpan
    if (this.#known.length === mostKept) return
    this.#places.set(id, this.#known.length)
    this.#known.push(id)
  }
}

const mostKept = 65_536
