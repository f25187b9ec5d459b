import { Malformed, Unwritable } from './malformed.ts'

/**
 * What one request or answer may cost whoever reads it, kept by who writes it: a few bytes can stand for very much, so the reader counts
 * what comes out and not what goes in.
 */
export class Budget {
  #decisions = mostDecisions
  #values = mostValues
  #letters = mostLetters
  readonly #writes: boolean

  constructor(writes: boolean) {
    this.#writes = writes
  }

  decide(count: number): void {
    this.#decisions -= count
    if (this.#decisions < 0) this.#exceeded('decisions')
  }

  take(values: number): void {
    this.#values -= values
    if (this.#values < 0) this.#exceeded('values')
  }

  read(letters: number): void {
    this.#letters -= letters
    if (this.#letters < 0) this.#exceeded('letters')
  }

  #exceeded(of: string): never {
    throw this.#writes ? new Unwritable('too-much', of) : new Malformed(`too many ${of}`)
  }
}

/** Half a second of one processor. */
const mostDecisions = 16_000_000
const mostValues = 600_000
const mostLetters = 8_000_000
