import { headOfficeDevice, makeId } from '../../shared/kernel/id.ts'
import { clockAt } from '../../shared/sync/clock.ts'
import { registry } from '../../shared/sync/registry.ts'
import { officeEntry } from '../ingest/cards.ts'
import { commitChanges } from '../store/commit.ts'
import { insertDevice, type NewDevice } from '../store/enrolment.ts'
import type { Queryable } from '../store/pool.ts'
import { officeCounters } from '../store/rows.ts'

/** A device for head office, and its row in the registry for everybody; the last word of a database transaction. */
export async function writeDevice(on: Queryable, device: Omit<NewDevice, 'rowId'>): Promise<void> {
  const [counter] = await officeCounters(on, 1)
  const rowId = makeId(headOfficeDevice, counter ?? 0)
  const { number, lane, at, name, depotId, headOffice } = device
  await insertDevice(on, { ...device, rowId })
  const values = {
    device_number: number,
    name,
    depot_id: depotId,
    lane,
    head_office: headOffice ? 1 : 0,
    active: 1,
  }
  const row = { t: registry.device.number, i: rowId, s: 0, o: 'insert' as const, v: values }
  const entry = { ...officeEntry('reference', clockAt(at), 'devices.enrol', at), ordinal: 1, rows: [row] }
  await commitChanges(on, [entry], [])
}
