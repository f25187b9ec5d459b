import { type Bits, Model } from './bits.ts'
import { Malformed } from './malformed.ts'

/**
 * Whole numbers up to 2⁵³ − 1: whether it is 0, how many bits it has, then the bits. All of a small number is learnt, of a big one its
 * size and its first three bits (an Elias gamma code with learnt odds).
 */
export class NumberModel {
  readonly #model = new Model(size)
  /** Of numbers that are not learnt wholly; most columns never have one. */
  #big: Model | null = null

  /** A number of 0 or more. */
  natural(bits: Bits, value: number): number {
    if (bits.bit(this.#model, isZero, value === 0 ? 1 : 0)) return 0
    return this.#magnitude(bits, value)
  }

  /** A number near the guess: what is written is the difference. */
  near(bits: Bits, value: number, guess: number): number {
    const difference = value - guess
    if (bits.bit(this.#model, isZero, difference === 0 ? 1 : 0)) return safe(guess)
    const fits = Number.isSafeInteger(difference)
    const below = bits.bit(this.#model, isBelow, fits ? Number(difference < 0) : Number(value < 0))
    if (bits.bit(this.#model, isFar, fits ? 0 : 1)) {
      const size = this.#magnitude(bits, Math.abs(value))
      return below ? -size : size
    }
    const step = this.#magnitude(bits, Math.abs(difference))
    return safe(below ? guess - step : guess + step)
  }

  #magnitude(bits: Bits, value: number): number {
    const length = this.#tree(bits, lengths, 6, bitLength(value))
    if (length < 1 || length > 53) throw new Malformed('a number out of range')
    const learnt = length <= wholly ? length - 1 : 3
    const from = length <= wholly ? small + (1 << (length - 1)) - 1 : (length - wholly - 1) * 8
    const model = length <= wholly ? this.#model : this.#bigModel()
    let read = 1
    let left = length - 1
    for (let count = 0; count < learnt; count += 1) {
      left -= 1
      read = read * 2 + bits.bit(model, from + read, digit(value, left))
    }
    while (left > 0) {
      const count = Math.min(left, 16)
      left -= count
      const span = 2 ** count
      read = read * span + bits.even(count, Math.floor(value / 2 ** left) % span)
    }
    return read
  }

  #bigModel(): Model {
    this.#big ??= new Model(bigSize)
    return this.#big
  }

  #tree(bits: Bits, from: number, depth: number, value: number): number {
    let node = 1
    for (let place = depth - 1; place >= 0; place -= 1)
      node = node * 2 + bits.bit(this.#model, from + node, (value >>> place) & 1)
    return node - (1 << depth)
  }
}

const isZero = 0
const isBelow = 1
const isFar = 2
const lengths = 3
/** Up to so many bits all of a number is learnt. */
const wholly = 8
const small = lengths + 64
const size = small + (1 << wholly)
const bigSize = (54 - wholly) * 8

const digit = (value: number, place: number): number =>
  value < 2_147_483_648 ? (value >> place) & 1 : Math.floor(value / 2 ** place) % 2

/** How many bits a number of 1 or more has. */
function bitLength(value: number): number {
  return value >= 4_294_967_296 ? 64 - Math.clz32(Math.floor(value / 4_294_967_296)) : 32 - Math.clz32(value)
}

function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Malformed('a number out of range')
  return value
}
