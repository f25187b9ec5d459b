import { sql } from 'kysely'
import { parseNumber } from '../shared/kernel/documentNumber.ts'
import type { Reader } from './schema.ts'

/** What is known here of one series of numbers: `prefix` is a number without its count, `ORD-CAP2-27-`. */
export interface SeriesFigures {
  readonly prefix: string
  readonly first: string
  readonly last: string
  readonly count: number
  readonly voids: number
}

/** Every series that a document here stands in, or that this computer counts; numbers that people gave up count as void. */
export async function listSeries(reader: Reader): Promise<SeriesFigures[]> {
  const orders = await reader
    .selectFrom('sales_order')
    .select([
      sql<string>`rtrim(number, '0123456789')`.as('prefix'),
      sql<string>`min(number)`.as('first'),
      sql<string>`max(number)`.as('last'),
      sql<number>`count(*)`.as('count'),
      sql<number>`sum(status = 'void')`.as('voids'),
    ])
    .where('number', 'is not', null)
    .groupBy('prefix')
    .execute()
  const given = await reader.selectFrom('void_number').select('number').execute()
  const known = new Map<string, SeriesFigures>()
  for (const row of orders) if (parseNumber(row.last)) known.set(row.prefix, row)
  for (const { number } of given) {
    if (!parseNumber(number)) continue
    const prefix = number.replace(/\d+$/, '')
    const series = known.get(prefix) ?? { prefix, first: number, last: number, count: 0, voids: 0 }
    const [first = number, , last = number] = [number, series.first, series.last].toSorted()
    known.set(prefix, {
      ...series,
      first,
      last,
      count: series.count + 1,
      voids: series.voids + 1,
    })
  }
  return [...known.values()].toSorted((a, b) => (a.prefix < b.prefix ? -1 : 1))
}

/** Every computer with the lane that it has, and its depot's code. */
export async function listLanes(
  reader: Reader,
): Promise<{ device: number; name: string; lane: string; depotCode: string; active: boolean }[]> {
  const rows = await reader
    .selectFrom('device')
    .leftJoin('depot', 'depot.id', 'device.depot_id')
    .select(['device.device_number', 'device.name', 'device.lane', 'device.active', 'depot.code'])
    .orderBy('device.device_number')
    .execute()
  return rows.map(row => ({
    device: row.device_number,
    name: row.name,
    lane: row.lane,
    depotCode: row.code ?? '',
    active: row.active === 1,
  }))
}
