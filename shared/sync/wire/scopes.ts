import { Scope } from '../protocol.ts'
import type { Coder } from './coder.ts'
import { Malformed } from './malformed.ts'
import { NumberModel } from './numberModel.ts'

/** The names of scopes: `reference` and the two kinds with a number are one byte and the number. */
export class ScopeCoder {
  readonly #coder: Coder
  readonly #kind = new NumberModel()
  readonly #device = new NumberModel()

  constructor(coder: Coder) {
    this.#coder = coder
  }

  code(given: Scope | undefined): Scope {
    const { bits } = this.#coder
    const [kind = '', number = ''] = given?.split(':') ?? []
    const id = Number(number)
    const written = number === '' || (Number.isSafeInteger(id) && String(id) === number) ? marks.indexOf(kind) + 1 : 0
    const mark = marks[this.#kind.natural(bits, written) - 1]
    switch (mark) {
      case 'reference':
        return mark
      case 'depot':
        return `depot:${this.#coder.ids('2').code(bits, id)}`
      case 'device': {
        const device = this.#device.near(bits, id, this.#coder.device)
        if (device < 0) throw new Malformed('no scope')
        return `device:${device}`
      }
      default: {
        const scope = Scope.safeParse(this.#coder.text('scope', given ?? ''))
        if (!scope.success) throw new Malformed('no scope')
        return scope.data
      }
    }
  }
}

const marks = ['reference', 'depot', 'device']
