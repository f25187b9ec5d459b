import type { Written } from '../import/rows.ts'
import { registry } from '../sync/registry.ts'
import type { MadeCompany, MadePerson } from './company.ts'
import type { MadeCustomer } from './customers.ts'
import type { World } from './world.ts'

/** The cards of what two computers changed apart. */
export function writeConflicts(world: World, company: MadeCompany, customers: readonly MadeCustomer[]): void {
  const { profile } = world
  world.group(
    'sync.resolve',
    profile.conflicts.flatMap((conflict): Written[] => {
      const customer = customers.find(each => each.name === conflict.customer)
      if (!customer) throw new Error(`the sample has no customer ${conflict.customer}`)
      const raised = world.ago(conflict.hoursAgo * 3_600_000)
      const side = ({ value, login }: { value: string; login: string }, minutesBefore: number): string => {
        const person = company.person(login)
        return JSON.stringify({
          value,
          person: person.id,
          device: deviceOf(company, person),
          at: raised - minutesBefore * 60_000,
        })
      }
      return [
        {
          table: 'conflict',
          row: {
            id: world.nextId(),
            depot_id: customer.depot.id,
            kind: 'same-field',
            state: 'open',
            table_number: registry.customer.number,
            row_id: customer.id,
            sub: 0,
            column_name: conflict.column,
            standing: side(conflict.standing, 35),
            other: side(conflict.other, 130),
            base_value: JSON.stringify(''),
            raised_at: raised,
            resolved_by: null,
            resolved_at: null,
          },
        },
      ]
    }),
  )
}

const deviceOf = ({ depots }: MadeCompany, { depotId }: MadePerson): number =>
  depots.find(depot => depot.id === depotId)?.device ?? 0
