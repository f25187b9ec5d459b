import { type Bits, Model } from './bits.ts'
import { textOf, utf8Of } from './utf8.ts'

interface Spelt {
  readonly text: string
  readonly bytes: number
  /** Where it stands in the history. */
  readonly begins: number
}

/**
 * Spells texts out byte by byte (UTF-8, each ended by 0xff, which no text holds). What followed the same three bytes earlier is expected
 * first (symbol ranking, P. Fenwick, 1996); else the byte is written with the odds that it has behind the byte before.
 */
export class Spelling {
  readonly #bits: Bits
  readonly #expected: Model
  /** Behind each byte, the odds of the next; a row is its own once it is looked at. */
  readonly #letters: (Model | undefined)[] = new Array(256)
  readonly #learntLetters: readonly Model[]
  readonly #seen: Int32Array
  #history: Uint8Array
  #length: number

  /** `phrases`: what reader and writer have in mind from the start. */
  constructor(bits: Bits, phrases: Phrases) {
    this.#bits = bits
    this.#expected = phrases.expected.copy()
    this.#learntLetters = phrases.letters
    this.#seen = phrases.seen.slice()
    this.#history = new Uint8Array(phrases.bytes.length * 2 + 1024)
    this.#history.set(phrases.bytes)
    this.#length = phrases.bytes.length
  }

  /** `like`: where a text begins that this one may resemble, or −1. */
  spell(value: string, like: number): Spelt {
    const bytes = this.#bits.writes ? utf8Of(value) : nothing
    const begins = this.#length
    let follows = like
    let length = like < 0 ? 0 : likely
    for (let place = 0; ; place += 1) {
      if (follows < 0) {
        follows = this.#found()
        length = 0
      }
      const byte = this.#byte(bytes[place] ?? end, follows, length)
      if (follows >= 0) {
        length = byte === this.#history[follows] ? Math.min(length + 1, longest) : -1
        follows = length < 0 || follows + 1 >= this.#length ? -1 : follows + 1
      }
      this.#keep(byte)
      if (byte === end) break
    }
    const spelt = this.#history.subarray(begins, this.#length - 1)
    return { text: this.#bits.writes ? value : textOf(spelt), bytes: spelt.length, begins }
  }

  /** What teaches the models of everybody: `phrases` are written with a writer whose bytes nobody keeps. */
  learnt(): Phrases {
    return {
      bytes: this.#history.slice(0, this.#length),
      seen: this.#seen,
      letters: this.#learntLetters.map((_, before) => this.#behind(before)),
      expected: this.#expected,
    }
  }

  #byte(byte: number, follows: number, length: number): number {
    const before = this.#history[this.#length - 1] ?? end
    const expected = follows < 0 ? -1 : (this.#history[follows] ?? -1)
    if (expected >= 0) {
      const at = length * 2 + (expected === end ? 1 : 0)
      if (this.#bits.bit(this.#expected, at, byte === expected ? 1 : 0)) return expected
    }
    const letters = this.#behind(before)
    let node = 1
    for (let place = 7; place >= 0; place -= 1) node = node * 2 + this.#bits.bit(letters, node, (byte >>> place) & 1)
    return node - 256
  }

  #behind(before: number): Model {
    const own = this.#letters[before]
    if (own) return own
    const copy = (this.#learntLetters[before] ?? new Model(256)).copy()
    this.#letters[before] = copy
    return copy
  }

  /** Where the last three bytes stood before, one behind; −1 where they never did. */
  #found(): number {
    if (this.#length < 3) return -1
    const place = this.#seen[this.#slot()] ?? 0
    return place > 0 && place < this.#length ? place : -1
  }

  #keep(byte: number): void {
    if (this.#length === this.#history.length) {
      const longer = new Uint8Array(this.#length * 2)
      longer.set(this.#history)
      this.#history = longer
    }
    this.#history[this.#length] = byte
    this.#length += 1
    if (this.#length >= 3) this.#seen[this.#slot()] = this.#length
  }

  #slot(): number {
    const at = this.#length
    const three =
      ((this.#history[at - 1] ?? 0) << 16) | ((this.#history[at - 2] ?? 0) << 8) | (this.#history[at - 3] ?? 0)
    return Math.imul(three, 2_654_435_761) >>> (32 - slotBits)
  }
}

/** What a spelling begins with. */
export interface Phrases {
  readonly bytes: Uint8Array
  readonly seen: Int32Array
  /** By the byte before. */
  readonly letters: readonly Model[]
  readonly expected: Model
}

const slotBits = 12

export const noPhrases = (): Phrases => ({
  bytes: nothing,
  seen: new Int32Array(1 << slotBits),
  letters: Array.from({ length: 256 }, () => new Model(256)),
  expected: new Model((longest + 1) * 2),
})

const nothing = new Uint8Array(0)
const end = 255
/** Lengths of what was expected rightly so far, told apart up to here; a resemblance begins in the middle. */
const longest = 31
const likely = 16
