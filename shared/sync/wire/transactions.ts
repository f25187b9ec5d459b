import { type Change, mostRows, type Transaction } from '../protocol.ts'
import type { Coder } from './coder.ts'
import { HeadingCoder } from './heading.ts'
import { Malformed } from './malformed.ts'
import { NumberModel } from './numberModel.ts'
import { primer } from './primer.ts'
import { RowCoder, type WireRow } from './rowCoder.ts'
import { atOnce } from './steps.ts'

/** A transaction as it came: whether its right is one, and all the rest, is for head office to judge. */
export type WireTransaction = Omit<Transaction, 'right'> & { readonly right: string }

export const mostTransactions = 1000
const operations = ['insert', 'update', 'delete'] as const

/** The transactions of one frame, in order, each a step. Reading ignores what is given. */
export function* transactionSteps(
  coder: Coder,
  given: readonly WireTransaction[] | null,
): Generator<void, WireTransaction[]> {
  const frame = new FrameCoder(coder)
  frame.practise()
  return yield* frame.steps(given)
}

/** The rows of another message, with the experience of orders. */
export function practisedRows(coder: Coder): RowCoder {
  const frame = new FrameCoder(coder)
  frame.practise()
  return frame.rows
}

class FrameCoder {
  readonly rows: RowCoder
  readonly #coder: Coder
  readonly #count = new NumberModel()
  readonly #number = new NumberModel()
  readonly #batched = new NumberModel()
  readonly #headings: HeadingCoder

  constructor(coder: Coder) {
    this.#coder = coder
    this.rows = new RowCoder(coder)
    this.#headings = new HeadingCoder(coder)
  }

  practise(): void {
    this.#coder.bits.practise(() => atOnce(this.steps(primer(this.#coder.device))))
    this.rows.forgetIds()
  }

  *steps(given: readonly WireTransaction[] | null): Generator<void, WireTransaction[]> {
    const count = this.#count.natural(this.#coder.bits, given?.length ?? 0)
    if (count < 1 || count > mostTransactions) throw new Malformed('no frame of transactions')
    const coded: WireTransaction[] = []
    for (let place = 0; place < count; place += 1) {
      coded.push(this.#transaction(given?.[place], (coded.at(-1)?.number ?? 0) + 1))
      yield
    }
    return coded
  }

  #transaction(given: WireTransaction | undefined, next: number): WireTransaction {
    const { bits, device } = this.#coder
    const number = this.#number.near(bits, given?.number ?? 0, next)
    const { clock, person, why } = this.#headings.code(given)
    const right = this.#coder.text('right', given?.right ?? '')
    const batched = this.#batched.natural(bits, given && given.batch !== null ? 1 : 0) > 0
    const batch = batched ? this.#coder.text('batch', given?.batch ?? '') : null
    const rows = this.rows.code(
      given ? given.changes.map(toRow) : null,
      { device, clock, person, version: 0 },
      mostRows,
    )
    if (number < 1 || rows.length < 1) throw new Malformed('no transaction')
    return { number, clock, person, why, right, batch, changes: rows.map(fromRow) }
  }
}

const toRow = ({ table, id, sub, op, base, values }: Change): WireRow => ({
  table,
  id,
  sub,
  op: operations.indexOf(op),
  version: base,
  values,
})

const fromRow = ({ table, id, sub, op, version, values }: WireRow): Change => ({
  table,
  id,
  sub,
  op: operations[op] ?? 'insert',
  base: version,
  values,
})
