import type { Download, Entry, Page } from '../protocol.ts'
import type { Coder } from './coder.ts'
import { HeadingCoder } from './heading.ts'
import { Malformed } from './malformed.ts'
import { NumberModel } from './numberModel.ts'
import type { RowCoder, WireRow } from './rowCoder.ts'
import type { ScopeCoder } from './scopes.ts'
import { practisedRows } from './transactions.ts'
import { VerdictCoder } from './verdicts.ts'

const operations = ['put', 'delete', 'gone'] as const
const mostEntries = 20_000

/** The pages of an answer: what is new in each scope. */
export class PageCoder {
  readonly #coder: Coder
  readonly #scopes: ScopeCoder
  readonly #rows: RowCoder
  readonly #headings: HeadingCoder
  readonly #verdicts: VerdictCoder
  readonly #from = new NumberModel()
  readonly #count = new NumberModel()
  readonly #end = new NumberModel()
  readonly #sequence = new NumberModel()
  readonly #device = new NumberModel()
  readonly #number = new NumberModel()
  readonly #own = new NumberModel()
  #lastDevice: number
  readonly #lastNumbers = new Map<number, number>()

  constructor(coder: Coder, scopes: ScopeCoder) {
    this.#coder = coder
    this.#scopes = scopes
    this.#rows = practisedRows(coder)
    this.#headings = new HeadingCoder(coder)
    this.#verdicts = new VerdictCoder(coder)
    this.#lastDevice = coder.device
  }

  /** `asked`: the cursors of the request, from which pages go on. */
  code(given: Page | undefined, asked: Readonly<Record<string, number>>): Page {
    const { bits } = this.#coder
    const scope = this.#scopes.code(given?.scope)
    const from = this.#from.near(bits, given?.from ?? 0, asked[scope] ?? 0)
    const count = this.#count.natural(bits, given?.entries.length ?? 0)
    if (from < 0 || count > mostEntries) throw new Malformed('no page')
    const entries: Entry[] = []
    for (let place = 0; place < count; place += 1)
      entries.push(this.#entry(given?.entries[place], (entries.at(-1)?.sequence ?? from) + 1))
    const to = this.#end.near(bits, given?.to ?? 0, entries.at(-1)?.sequence ?? from)
    const end = this.#end.near(bits, given?.end ?? 0, to)
    if (to < 0 || end < 0) throw new Malformed('no page')
    return { scope, from, to, entries, end }
  }

  #entry(given: Entry | undefined, next: number): Entry {
    const { bits } = this.#coder
    const sequence = this.#sequence.near(bits, given?.sequence ?? 0, next)
    const device = this.#device.near(bits, given?.device ?? 0, this.#lastDevice)
    const number = this.#number.near(bits, given?.number ?? 0, (this.#lastNumbers.get(device) ?? 0) + 1)
    const own = this.#own.natural(bits, given?.own ? 1 : 0) > 0
    const { clock, person, why } = this.#headings.code(given)
    if (sequence < 1 || device < 0 || number < 0) throw new Malformed('no entry')
    this.#lastDevice = device
    this.#lastNumbers.set(device, number)
    const about = { device, clock, person, version: sequence }
    const rows = this.#rows.code(given ? given.rows.map(toRow) : null, about).map(fromRow)
    return {
      sequence,
      device,
      number,
      own,
      clock,
      person,
      why,
      rows,
      verdicts: this.#verdicts.code(given?.verdicts ?? null),
    }
  }
}

const toRow = (row: Download): WireRow => ({ ...row, op: operations.indexOf(row.op) })

function fromRow({ table, id, sub, op, version, values }: WireRow): Download {
  if (version < 1) throw new Malformed('a row without a version')
  return { table, id, sub, op: operations[op] ?? 'put', version, values }
}
