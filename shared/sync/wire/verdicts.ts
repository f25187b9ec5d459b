import { type Pointer, RejectionCode, type Verdict } from '../verdict.ts'
import type { Coder } from './coder.ts'
import { Malformed } from './malformed.ts'
import { NumberModel } from './numberModel.ts'

const kinds = ['accepted', 'changed', 'held', 'rejected'] as const

/** Verdicts, mostly on one transaction after the other. */
export class VerdictCoder {
  readonly #coder: Coder
  readonly #count = new NumberModel()
  readonly #number = new NumberModel()
  readonly #kind = new NumberModel()
  readonly #points = new NumberModel()
  readonly #table = new NumberModel()
  readonly #sub = new NumberModel()
  #last = 0

  constructor(coder: Coder) {
    this.#coder = coder
  }

  code(given: readonly Verdict[] | null): Verdict[] {
    const count = this.#count.natural(this.#coder.bits, given?.length ?? 0)
    this.#coder.budget.take(count)
    const coded: Verdict[] = []
    for (let place = 0; place < count; place += 1) coded.push(this.#verdict(given?.[place]))
    return coded
  }

  #verdict(given: Verdict | undefined): Verdict {
    const { bits } = this.#coder
    const number = this.#number.near(bits, given?.number ?? 0, this.#last + 1)
    if (number < 1) throw new Malformed('no verdict')
    this.#last = number
    const kind = kinds[this.#kind.natural(bits, given ? kinds.indexOf(given.verdict) : 0)]
    if (kind === undefined) throw new Malformed('no verdict')
    switch (kind) {
      case 'accepted':
      case 'changed':
        return { number, verdict: kind }
      case 'held':
        return { number, verdict: 'held', waitsFor: this.#pointer(given?.verdict === 'held' ? given.waitsFor : null) }
      case 'rejected': {
        const refused = given?.verdict === 'rejected' ? given : null
        const code = RejectionCode.safeParse(this.#coder.text('rejection', refused?.code ?? ''))
        const points = this.#points.natural(bits, refused?.at ? 1 : 0) > 0
        const at = points ? this.#pointer(refused?.at ?? null) : null
        // A head office of a later version may know more reasons than this desk has sentences.
        return { number, verdict: 'rejected', code: code.success ? code.data : 'bad-value', at }
      }
    }
  }

  #pointer(given: Pointer | null): Pointer {
    const { bits } = this.#coder
    const table = this.#table.near(bits, given?.table ?? 0, 0)
    const id = this.#coder.ids(String(table)).code(bits, given?.id ?? 0)
    const sub = this.#sub.near(bits, given?.sub ?? 0, 0)
    const named = this.#points.natural(bits, given && given.column !== null ? 1 : 0) > 0
    return { table, id, sub, column: named ? this.#coder.text('column', given?.column ?? '') : null }
  }
}
