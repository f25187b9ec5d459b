import type { MadeCompany, MadeDepot, MadePerson } from './company.ts'
import type { World } from './world.ts'

/** Somebody who takes orders at a depot. */
export function clerkOf({ dice }: World, company: MadeCompany, depot: MadeDepot): MadePerson {
  const clerks = company.people.filter(
    person => person.depotId === depot.id && person.active && person.role === 'order-desk',
  )
  return clerks[dice.below(clerks.length)] ?? company.leader
}

/** Who leads a depot: its supervisor or manager. */
export const leadOf = (company: MadeCompany, depot: MadeDepot): MadePerson =>
  company.people.find(
    ({ depotId, active, role }) => depotId === depot.id && active && (role === 'supervisor' || role === 'manager'),
  ) ?? company.leader
