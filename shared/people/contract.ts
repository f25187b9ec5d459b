import { z } from 'zod'
import { Role } from '../auth/role.ts'
import { api, refusing } from '../errors.ts'
import { Id } from '../kernel/id.ts'
import { Language } from '../kernel/locale.ts'

export const Person = z.object({
  id: Id,
  login: z.string(),
  name: z.string(),
  role: Role,
  language: Language,
  depotId: Id.nullable(),
  active: z.boolean(),
})
export type Person = z.infer<typeof Person>

export const PersonForm = Person.omit({ id: true }).extend({
  id: Id.nullable(),
  login: z.string().max(80),
  name: z.string().max(120),
  /** Set on a new person and to give a new one; null leaves it. */
  password: z.string().max(200).nullable(),
})
export type PersonForm = z.infer<typeof PersonForm>

/** The last head-office person of a company cannot be shut out. */
const peopleRefusals = ['last-head-office-person', 'not-head-office'] as const

export const people = {
  list: api.output(z.array(Person)),
  save: refusing(peopleRefusals).input(PersonForm).output(Person),
}
