import type { CutoffClock } from '../shared/orders/cutoff.ts'
import { depotClock } from '../shared/orders/depotClock.ts'
import { listCalendars } from './calendars.ts'
import type { Reader } from './schema.ts'

export interface DepotClock extends CutoffClock {
  id: number
  code: string
  name: string
}

export async function findDepot(reader: Reader, id: number): Promise<DepotClock | null> {
  return (await listDepots(reader)).find(depot => depot.id === id) ?? null
}

/** Every depot with its clock: time zone, calendar, and the minute of the day until which orders must be confirmed. */
export async function listDepots(reader: Reader): Promise<DepotClock[]> {
  const rows = await reader.selectFrom('depot').selectAll().orderBy('code').execute()
  const calendars = await listCalendars(reader)
  return rows.map(row => ({
    id: row.id,
    code: row.code,
    name: row.name,
    ...depotClock({ timeZone: row.time_zone, cutoffMinute: row.cutoff_minute, calendarId: row.calendar_id }, calendars),
  }))
}
