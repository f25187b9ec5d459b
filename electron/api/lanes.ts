import { listLanes } from '../../db/lanes.ts'
import { seriesRows } from '../lists/seriesRows.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'

export const lanes = {
  list: api.lanes.list.use(withRight('reference.view')).handler(async ({ context }) => {
    const { reader } = context.store
    const identity = context.identity()
    const known = await listLanes(reader)
    const series = await seriesRows({ reader, lanes: [identity.lane, identity.aloneLane] })
    const computers = known.map(({ device, ...computer }) => ({ ...computer, here: device === identity.device }))
    return { computers, series }
  }),
}
