import { headOfficeDevice } from '../../shared/kernel/id.ts'
import { clockAt } from '../../shared/sync/clock.ts'
import { laneOf } from '../../shared/sync/lane.ts'
import { firstSpare } from '../../shared/sync/phoneCode.ts'
import { IdentityAsk, type Spare } from '../../shared/sync/recover.ts'
import { registry } from '../../shared/sync/registry.ts'
import { writeDevice } from '../api/writeDevice.ts'
import { officeEntry } from '../ingest/cards.ts'
import { Journal, logRow, rowUpdates } from '../ingest/journal.ts'
import { overwritten } from '../ingest/merge.ts'
import { Draft, WorkingSet } from '../ingest/workingSet.ts'
import { Refused } from '../refused.ts'
import { commitChanges } from '../store/commit.ts'
import type { Queryable } from '../store/pool.ts'
import {
  closeDevice,
  findRecovery,
  grantRecovery,
  isOfFamily,
  lockForRecovery,
  restoredSince,
  saveFormers,
  saveRecovery,
} from '../store/recovery.ts'
import { loadRows, lockRecords } from '../store/rows.ts'
import { isUnknownNumber, saveSpare, takeSpareNumber, useSpare } from '../store/spares.ts'
import type { Asking } from './service.ts'

const day = 24 * 60 * 60_000
/** So often in a day a computer may be restored before somebody at head office has to look. */
const mostRestored = 10

/**
 * Another identity for a device. Where it was restored it gets one at once and its old one is closed: one computer stays one. Where
 * somebody works under its name beside it, there would be two from now on, and a person decides. The same id gets the same answer.
 */
export async function succeed(on: Queryable, device: Asking, asked: IdentityAsk, now: number): Promise<Spare | null> {
  const before = await findRecovery(on, asked.id)
  if (before) return before.granted === null ? null : spareOf(before.granted)
  const related = [device.number, ...asked.formers.map(former => former.device)]
  if (!(await isOfFamily(on, device.family, related))) throw new Refused('bad-request')
  const { id, why } = asked
  await saveRecovery(on, { id, device: device.number, why, request: asked, at: now })
  const restored = why === 'restored' && device.closedAt === null
  if (!restored || (await restoredSince(on, device.family, now - day)) >= mostRestored) return null
  return grant(on, device, asked, { at: now, by: null, closes: true })
}

/** What a person at head office says: there are really two computers. Null where nobody asks any more. */
export async function approve(on: Queryable, id: string, by: number, now: number): Promise<Spare | null> {
  const waiting = await findRecovery(on, id)
  if (!waiting || waiting.granted !== null) return null
  const device = await lockForRecovery(on, waiting.device)
  if (!device) return null
  const asked = IdentityAsk.parse(waiting.request)
  return grant(on, device, asked, { at: now, by, closes: false })
}

interface Granting {
  readonly at: number
  readonly by: number | null
  /** The old identity is closed: nobody goes on under it. */
  readonly closes: boolean
}

async function grant(on: Queryable, device: Asking, asked: IdentityAsk, how: Granting): Promise<Spare> {
  const number = await numberFor(on, device, asked, how.at)
  const spare = spareOf(number)
  await grantRecovery(on, asked.id, { number, at: how.at, by: how.by })
  await saveFormers(on, number, asked.formers)
  if (how.closes) await closeWithRow(on, device.number, number, how.at)
  await writeDevice(on, {
    number,
    lane: spare.lane,
    at: how.at,
    publicKey: Buffer.from(asked.publicKey, 'base64'),
    name: how.closes ? device.name : `${device.name} (2)`.slice(0, 60),
    application: asked.application,
    depotId: device.depotId,
    headOffice: device.headOffice,
    aloneLane: device.aloneLane,
    family: device.family,
  })
  return spare
}

/** The spare that the computer works under already, where it is its own; else a new one. */
async function numberFor(on: Queryable, device: Asking, asked: IdentityAsk, at: number): Promise<number> {
  const { took } = asked
  if (took !== null) {
    if (await useSpare(on, took, device.family)) return took
    // Head office itself came back from a backup that knows nothing of this spare.
    if (took >= firstSpare && (await isUnknownNumber(on, took))) {
      await saveSpare(on, { number: took, device: device.number, family: device.family, at }, false)
      await useSpare(on, took, device.family)
      return took
    }
  }
  const number = await takeSpareNumber(on)
  if (number === null) throw new RangeError('head office has no lane left to give')
  await saveSpare(on, { number, device: device.number, family: device.family, at }, false)
  await useSpare(on, number, device.family)
  return number
}

const spareOf = (device: number): Spare => ({ device, lane: laneOf(device) })

/** In the registry too, so that every desk knows that nobody numbers in this lane any more. */
async function closeWithRow(on: Queryable, number: number, successor: number, at: number): Promise<void> {
  const id = await closeDevice(on, number, successor, at)
  const key = { table: registry.device.number, id, sub: 0 }
  await lockRecords(on, [key])
  const [row] = await loadRows(on, [key])
  if (!row || row.columns.active === 0) return
  const rows = new WorkingSet([row], [], [], [])
  const journal = new Journal()
  const clock = clockAt(at)
  const author = { device: headOfficeDevice, person: 0, clock }
  const closed = overwritten(row, { active: 0 }, author, journal.nextSequence(row.scope))
  const draft = new Draft(rows)
  draft.change(closed)
  rows.accept(draft)
  const change = logRow({ row: closed, op: 'put', columns: ['active'] })
  journal.add({ ...officeEntry(row.scope, clock, 'devices.close', at), rows: [change] })
  await commitChanges(on, journal.entries, rowUpdates(rows))
}
