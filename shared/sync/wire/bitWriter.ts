import { type Bits, learn, type Model } from './bits.ts'
import type { Budget } from './budget.ts'

/**
 * Binary arithmetic coding with 32 bits, without carries (M. Mahoney, "Adaptive Weighing of Context Models for Lossless Data
 * Compression", 2005, as in lpaq): what is expected costs next to nothing.
 */
export class BitWriter implements Bits {
  readonly writes = true
  readonly #budget: Budget
  #low = 0
  #high = 0xff_ff_ff_ff
  #bytes = new Uint8Array(256)
  #length = 0
  #practises = false
  #decided = 0

  constructor(budget: Budget) {
    this.#budget = budget
  }

  /** Bytes so far. */
  get length(): number {
    return this.#length
  }

  practise(work: () => void): void {
    this.#practises = true
    work()
    this.#practises = false
  }

  bit(model: Model, at: number, value: number): number {
    const odds = model.odds[at] ?? 0
    if (!this.#practises) this.#split(odds, value)
    learn(model, at, odds, value)
    return value
  }

  even(count: number, value: number): number {
    if (this.#practises) return value
    for (let place = count - 1; place >= 0; place -= 1) this.#split(32_768, (value >>> place) & 1)
    return value
  }

  /** What was written, as short as it can end: a reader takes zeros for what is missing. */
  finish(): Uint8Array {
    for (let kept = 0; kept <= 4; kept += 1) {
      const step = 2 ** (32 - 8 * kept)
      const end = Math.ceil(this.#low / step) * step
      if (end > this.#high) continue
      for (let place = 0; place < kept; place += 1) this.#put(Math.floor(end / 2 ** (24 - 8 * place)) & 255)
      break
    }
    return this.#bytes.slice(0, this.#length)
  }

  #split(odds: number, bit: number): void {
    this.#decided += 1
    if (this.#decided === atOnce) this.#account()
    const range = this.#high - this.#low
    const middle = this.#low + (range >>> 16) * odds + (((range & 65_535) * odds) >>> 16)
    if (bit) this.#high = middle
    else this.#low = middle + 1
    while (((this.#low ^ this.#high) & 0xff_00_00_00) === 0) {
      this.#put(this.#high >>> 24)
      this.#low = (this.#low << 8) >>> 0
      this.#high = ((this.#high << 8) | 255) >>> 0
    }
  }

  #put(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(this.#length * 2)
      longer.set(this.#bytes)
      this.#bytes = longer
    }
    this.#bytes[this.#length] = byte
    this.#length += 1
  }

  #account(): void {
    this.#budget.decide(atOnce)
    this.#decided = 0
  }
}

/** Decisions are counted by the thousand. */
const atOnce = 1000
