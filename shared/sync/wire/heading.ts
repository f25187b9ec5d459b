import type { Coder } from './coder.ts'
import { Malformed } from './malformed.ts'
import { NumberModel } from './numberModel.ts'

export interface Heading {
  readonly clock: number
  readonly person: number
  readonly why: string
}

const counterSpan = 4096

/** When, who and which act, of one transaction after the other. */
export class HeadingCoder {
  readonly #coder: Coder
  readonly #time = new NumberModel()
  readonly #counter = new NumberModel()
  #lastTime = 0

  constructor(coder: Coder) {
    this.#coder = coder
  }

  code(given: Heading | undefined): Heading {
    const { bits } = this.#coder
    const claimed = given?.clock ?? 0
    const time = this.#time.near(bits, Math.floor(claimed / counterSpan), this.#lastTime)
    const clock = time * counterSpan + this.#counter.natural(bits, claimed % counterSpan)
    if (time < 0 || !Number.isSafeInteger(clock)) throw new Malformed('no clock')
    this.#lastTime = time
    const person = this.#coder.ids('person').code(bits, given?.person ?? 0)
    return { clock, person, why: this.#coder.text('why', given?.why ?? '') }
  }
}
