import type { ImportedPerson } from '../../shared/import/record.ts'
import type { NewRow } from '../../shared/import/rows.ts'
import { personChange } from './importChanges.ts'
import { eventOf, type Group, type GroupMaker } from './importMaker.ts'
import { requestFor, requestToChange } from './importRequests.ts'

/** People without a password, who cannot sign in until somebody gives them one; asked for where this computer may not write them. */
export function* peopleGroups(people: readonly ImportedPerson[], maker: GroupMaker): Generator<Group> {
  const { plan, known, newId, counted } = maker
  for (const person of people) {
    const here = known.people.get(person.login)
    if (here !== undefined && person.updates) {
      const change = personChange(person, here)
      counted.updated += 1
      if (plan.mayEditPeople) yield [change, eventOf(maker, 'person', here, person)]
      else {
        const asked = requestToChange(change, maker.present('person', here), newId(), plan)
        counted.requested += asked ? 1 : 0
        yield asked ? [asked] : []
      }
      continue
    }
    const id = newId()
    const written = { table: 'person', row: personRow(person, id, plan.depot.id) } as const
    if (plan.mayEditPeople) yield [written, eventOf(maker, 'person', id, person)]
    else {
      counted.requested += 1
      yield [requestFor(written, newId(), plan)]
    }
  }
}

/** Of this depot, unless they are of head office. */
const personRow = (person: ImportedPerson, id: number, depotId: number): NewRow<'person'> => ({
  id,
  depot_id: person.role === 'head-office' ? null : depotId,
  login: person.login,
  name: person.name,
  role: person.role,
  language: person.language,
  password_hash: '',
  active: person.active ? 1 : 0,
  grant_signature: null,
})
