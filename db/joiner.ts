import { may } from '../shared/auth/right.ts'
import type { Role } from '../shared/auth/role.ts'
import type { Reader } from './schema.ts'

/**
 * In whose name a desk that worked alone hands over what it wrote: somebody whom head office knows, who may import; else whoever
 * rules here, first those of no one depot.
 */
export async function joiner(reader: Reader, known: ReadonlySet<number>): Promise<{ id: number; role: Role } | null> {
  const people = await reader.selectFrom('person').select(['id', 'role', 'depot_id', 'active']).orderBy('id').execute()
  const weight = (person: (typeof people)[number]): number =>
    (known.has(person.id) ? 8 : 0) +
    (may(person.role, 'imports.run') ? 4 : 0) +
    (may(person.role, 'people.edit') ? 2 : 0) +
    (person.depot_id === null ? 1 : 0)
  const active = people.filter(person => person.active === 1)
  return active.toSorted((a, b) => weight(b) - weight(a))[0] ?? null
}
