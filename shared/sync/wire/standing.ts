import { deviceOfId } from '../../kernel/id.ts'
import { clockAt } from '../clock.ts'
import type { Values } from '../protocol.ts'
import { type Coder, read, written } from './coder.ts'
import { Malformed } from './malformed.ts'
import { NumberModel } from './numberModel.ts'
import type { WireRow } from './rowCoder.ts'
import { practisedRows } from './transactions.ts'

/** A row as it stands at head office, without the transactions that made it. */
export interface StandingRow {
  readonly table: number
  readonly id: number
  readonly sub: number
  readonly version: number
  readonly values: Values
}

const mostStandingRows = 20_000
const mostTogether = 200

/**
 * Rows one after the other. Those of one record should follow one another: what came in one transaction is written as one, so that an order's sums
 * follow from its lines.
 */
export const standingBytes = (rows: readonly StandingRow[]): Uint8Array => written(0, coder => code(coder, rows))

/** @throws Malformed */
export const readStandingBytes = (bytes: Uint8Array): StandingRow[] => read(bytes, 0, coder => code(coder, null))

function code(coder: Coder, given: readonly StandingRow[] | null): StandingRow[] {
  const { bits } = coder
  const groups = given ? grouped(given) : null
  const all = new NumberModel().natural(bits, groups?.length ?? 0)
  if (all > mostStandingRows) throw new Malformed('too many rows')
  const rows = practisedRows(coder)
  const [device, version, moment] = [new NumberModel(), new NumberModel(), new NumberModel()]
  const about = { device: 0, clock: 0, person: 0, version: 0 }
  let time = 0
  const coded: StandingRow[] = []
  for (let place = 0; place < all; place += 1) {
    const group = groups?.[place]
    about.device = device.near(bits, group?.device ?? 0, about.device)
    about.version = version.near(bits, group?.version ?? 0, about.version + 1)
    time = moment.near(bits, group?.time ?? 0, time)
    if (about.device < 0 || about.version < 1 || time < 0) throw new Malformed('no rows')
    const read = rows.code(group?.rows ?? null, { ...about, clock: clockAt(time) }, mostTogether)
    for (const { table, id, sub, version: of, values } of read) coded.push({ table, id, sub, version: of, values })
  }
  return coded
}

interface Group {
  readonly device: number
  readonly version: number
  /** About when it was, for the instants in it. */
  readonly time: number
  readonly rows: WireRow[]
}

function grouped(rows: readonly StandingRow[]): readonly Group[] {
  const groups: Group[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    const wire: WireRow = { ...row, op: 0 }
    if (last && last.version === row.version && last.rows.length < mostTogether) last.rows.push(wire)
    else {
      const time = momentIn(row.values) ?? last?.time ?? 0
      groups.push({ device: deviceOfId(row.id), version: row.version, time, rows: [wire] })
    }
  }
  return groups
}

/** The first value that can be an instant of this company. */
const momentIn = (values: Values): number | null => {
  const found = Object.values(values).find(
    value => typeof value === 'number' && value > 1_600_000_000_000 && value < 4_000_000_000_000,
  )
  return typeof found === 'number' ? found : null
}
