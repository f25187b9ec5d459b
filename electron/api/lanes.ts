import { listLanes, listSeries } from '../../db/lanes.ts'
import { parseNumber } from '../../shared/kernel/documentNumber.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'

export const lanes = {
  list: api.lanes.list.use(withRight('reference.view')).handler(async ({ context }) => {
    const { reader } = context.store
    const identity = context.identity()
    const known = await listLanes(reader)
    const own = new Set([identity.lane, identity.aloneLane])
    const series = (await listSeries(reader)).flatMap(({ prefix: _prefix, ...figures }) => {
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
          here: own.has(last.lane),
          absent: Math.max(0, last.count - figures.count),
        },
      ]
    })
    const computers = known.map(({ device, ...computer }) => ({ ...computer, here: device === identity.device }))
    return { computers, series }
  }),
}
