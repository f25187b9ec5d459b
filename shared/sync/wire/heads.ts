import type { Bits } from './bits.ts'
import { Malformed } from './malformed.ts'
import { NumberModel } from './numberModel.ts'

interface Head {
  readonly table: number
  readonly op: number
}

/** Which table and what is done to its row: mostly what came behind the same row last time. */
export class Heads {
  readonly #bits: Bits
  readonly #known: Head[] = []
  readonly #places = new Map<number, number>()
  readonly #next = new Map<number, NumberModel>()
  readonly #table = new NumberModel()
  readonly #op = new NumberModel()
  #before = 0
  #run = 0

  constructor(bits: Bits) {
    this.#bits = bits
  }

  /** A transaction begins. */
  begin(): void {
    this.#before = 0
    this.#run = 0
  }

  code(table: number, op: number): Head {
    const behind = this.#before * longestRun + Math.min(this.#run, longestRun - 1)
    const model = this.#next.get(behind) ?? new NumberModel()
    this.#next.set(behind, model)
    const place = model.natural(this.#bits, this.#places.get(table * 4 + op) ?? 0)
    const head = place === 0 ? this.#new(table, op) : this.#known[place - 1]
    if (!head) throw new Malformed('a row that nothing is known of')
    const now = place === 0 ? this.#known.length : place
    this.#run = now === this.#before ? this.#run + 1 : 0
    this.#before = now
    return head
  }

  #new(given: number, what: number): Head {
    const table = this.#table.natural(this.#bits, given)
    const op = this.#op.natural(this.#bits, what)
    if (table < 1 || op > 2 || this.#known.length >= mostHeads) throw new Malformed('no table')
    const head = { table, op }
    this.#known.push(head)
    this.#places.set(table * 4 + op, this.#known.length)
    return head
  }
}

const longestRun = 16
const mostHeads = 4096
