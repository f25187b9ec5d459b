import { type Bits, Model } from './bits.ts'
import type { Budget } from './budget.ts'
import { Malformed } from './malformed.ts'
import { NumberModel } from './numberModel.ts'
import { phrases } from './phrases.ts'
import { Spelling } from './spelling.ts'

/** What one column of texts has seen. */
export class TextMemory {
  readonly how = new Model(16)
  readonly step = new NumberModel()
  readonly place = new NumberModel()
  readonly known: string[] = []
  readonly places = new Map<string, number>()
  last = ''
  lastHow = spelt
  /** Where the text spelt last begins in the history. */
  begins = -1
}

/** Texts of one message: the next number of a series, one that was there before, or spelt out with what was spelt before in mind. */
export class TextCoder {
  readonly #bits: Bits
  readonly #budget: Budget
  readonly #spelling: Spelling

  constructor(bits: Bits, budget: Budget) {
    this.#bits = bits
    this.#budget = budget
    this.#spelling = new Spelling(bits, phrases)
  }

  /** @throws Unwritable where the text holds half a surrogate pair */
  code(memory: TextMemory, value: string): string {
    const place = memory.places.get(value) ?? -1
    const step = this.#bits.writes ? stepTo(memory.last, value) : 0
    const how = this.#how(memory, step > 0 ? counted : place >= 0 ? repeated : spelt)
    const text = this.#text(memory, how, value, place, step)
    this.#budget.read(text.length)
    memory.last = text
    memory.lastHow = how
    if (how === spelt && text.length <= longestKept && memory.known.length < mostKept) {
      memory.places.set(text, memory.known.length)
      memory.known.push(text)
    }
    return text
  }

  /** A text that was foretold: it costs its reader as much. */
  repeat(text: string): void {
    this.#budget.read(text.length)
  }

  #how(memory: TextMemory, how: number): number {
    const at = memory.lastHow * 4
    if (this.#bits.bit(memory.how, at, how === spelt ? 1 : 0)) return spelt
    return this.#bits.bit(memory.how, at + 1, how === counted ? 1 : 0) ? counted : repeated
  }

  #text(memory: TextMemory, how: number, value: string, place: number, step: number): string {
    if (how === counted) return countedOn(memory.last, memory.step.natural(this.#bits, step))
    if (how === repeated) {
      const text = memory.known[memory.place.natural(this.#bits, place)]
      if (text === undefined) throw new Malformed('a text that was never there')
      return text
    }
    const spelled = this.#spelling.spell(value, memory.begins)
    memory.begins = spelled.begins
    this.#budget.read(spelled.bytes)
    return spelled.text
  }
}

const spelt = 0
const repeated = 1
const counted = 2
const longestKept = 64
const mostKept = 4096

/** How far a numbered text has counted on from the one before, or 0 where it is no next of it. */
function stepTo(from: string, to: string): number {
  if (from.length !== to.length) return 0
  const digits = digitsAtEnd(from)
  if (digits === 0 || !to.startsWith(from.slice(0, -digits)) || digitsAtEnd(to) < digits) return 0
  return Math.max(0, Number(to.slice(-digits)) - Number(from.slice(-digits)))
}

function countedOn(from: string, step: number): string {
  const digits = digitsAtEnd(from)
  if (digits === 0) throw new Malformed('a text without a number does not count on')
  const next = String(Number(from.slice(-digits)) + step)
  if (next.length > digits) throw new Malformed('a number that outgrows its text')
  return from.slice(0, -digits) + next.padStart(digits, '0')
}

/** At most fifteen: as many as a number holds exactly. */
function digitsAtEnd(text: string): number {
  let count = 0
  while (count < 15 && count < text.length && isDigit(text.charCodeAt(text.length - 1 - count))) count += 1
  return count
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
