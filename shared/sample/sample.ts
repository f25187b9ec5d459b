import { makeCatalogue } from './catalogue.ts'
import { makeCompany } from './company.ts'
import { writeConflicts } from './conflicts.ts'
import { makeCustomers } from './customers.ts'
import { planHistory } from './history.ts'
import type { LaneCount } from './laneCount.ts'
import { planOpen } from './openOrders.ts'
import { writeOrders } from './orderRows.ts'
import type { SampleProfile } from './profile.ts'
import { regularsOf } from './regulars.ts'
import { writeRequests } from './requests.ts'
import { writeStock } from './stock.ts'
import { type SampleGroup, type SampleSettings, worldOf } from './world.ts'

/** A whole company, ready to be written into an empty store. */
export interface Sample {
  /** In the order in which they are written: who is referred to comes first. */
  readonly groups: readonly SampleGroup[]
  /** Ids 1 … are used up to here. */
  readonly lastId: number
  readonly lanes: readonly LaneCount[]
  /** Whoever leads, and writes it all. */
  readonly person: number
  /** The depot of the computer that the sample is opened on. */
  readonly depotId: number
}

/** The same profile at the same moment with the same settings is the same sample, to the byte. */
export function sampleOf(profile: SampleProfile, settings: SampleSettings): Sample {
  const world = worldOf(profile, settings)
  const company = makeCompany(world)
  const catalogue = makeCatalogue(world, company)
  const customers = makeCustomers(world, company, code => catalogue.listOf(code, world.today).priceListId)
  const regulars = regularsOf(world, catalogue, customers)
  const lanes = writeOrders(world, company, catalogue, [
    ...planHistory(world, company, catalogue, regulars),
    ...planOpen(world, company, catalogue, regulars),
  ])
  writeRequests(world, company, catalogue, customers)
  writeConflicts(world, company, customers)
  writeStock(world, company, catalogue)
  return {
    groups: world.groups(),
    lastId: world.lastId(),
    lanes,
    person: company.leader.id,
    depotId: company.depots[0]?.id ?? 0,
  }
}
