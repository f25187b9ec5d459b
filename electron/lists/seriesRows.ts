import { listLanes, listSeries } from '../../db/lanes.ts'
import { parseNumber } from '../../shared/kernel/documentNumber.ts'
import type { TableRows } from '../../shared/lists/tables/tables.ts'
import type { TableAsk } from './tableSource.ts'

/** Every series of numbers, and how many of it no document here has. */
export async function seriesRows({
  reader,
  lanes,
}: Pick<TableAsk, 'reader' | 'lanes'>): Promise<TableRows['series'][]> {
  const known = await listLanes(reader)
  return (await listSeries(reader)).flatMap(({ prefix: _prefix, ...figures }) => {
    const first = parseNumber(figures.first)
    const last = parseNumber(figures.last)
    if (!first || !last) return []
    const lane = last.depot + last.lane
    return [
      {
        ...figures,
        type: last.type,
        lane,
        fiscalYear: last.fiscalYear,
        computer: known.find(each => each.lane === last.lane)?.name ?? '',
        here: lanes.includes(last.lane),
        absent: Math.max(0, last.count - figures.count),
      },
    ]
  })
}
