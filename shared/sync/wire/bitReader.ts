import { type Bits, learn, type Model } from './bits.ts'
import type { Budget } from './budget.ts'
import { Malformed } from './malformed.ts'

/** Reads what `BitWriter` wrote. Throws `Malformed` as soon as more is asked for than there is. */
export class BitReader implements Bits {
  readonly #budget: Budget
  readonly #bytes: Uint8Array
  #low = 0
  #high = 0xff_ff_ff_ff
  #code = 0
  #place = 0
  #practises = false
  #decided = 0

  constructor(bytes: Uint8Array, budget: Budget) {
    this.#bytes = bytes
    this.#budget = budget
    for (let count = 0; count < 4; count += 1) this.#code = ((this.#code << 8) | this.#next()) >>> 0
  }

  get writes(): boolean {
    return this.#practises
  }

  practise(work: () => void): void {
    this.#practises = true
    work()
    this.#practises = false
  }

  bit(model: Model, at: number, value: number): number {
    const odds = model.odds[at] ?? 0
    const bit = this.#practises ? value : this.#split(odds)
    learn(model, at, odds, bit)
    return bit
  }

  even(count: number, given: number): number {
    if (this.#practises) return given
    let value = 0
    for (let place = 0; place < count; place += 1) value = (value << 1) | this.#split(32_768)
    return value
  }

  /** Throws where something is left that nobody wrote. */
  finish(): void {
    if (this.#place < this.#bytes.length) throw new Malformed('more bytes than belong to the message')
  }

  #split(odds: number): number {
    this.#decided += 1
    if (this.#decided === atOnce) this.#account()
    const range = this.#high - this.#low
    const middle = this.#low + (range >>> 16) * odds + (((range & 65_535) * odds) >>> 16)
    const bit = this.#code <= middle ? 1 : 0
    if (bit) this.#high = middle
    else this.#low = middle + 1
    while (((this.#low ^ this.#high) & 0xff_00_00_00) === 0) {
      this.#low = (this.#low << 8) >>> 0
      this.#high = ((this.#high << 8) | 255) >>> 0
      this.#code = ((this.#code << 8) | this.#next()) >>> 0
    }
    return bit
  }

  #next(): number {
    const byte = this.#bytes[this.#place]
    this.#place += 1
    if (byte !== undefined) return byte
    if (this.#place > this.#bytes.length + 4) throw new Malformed('cut short')
    return 0
  }

  #account(): void {
    this.#budget.decide(atOnce)
    this.#decided = 0
  }
}

/** Decisions are counted by the thousand. */
const atOnce = 1000
