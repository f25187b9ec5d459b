import { nextId } from '../../db/nextId.ts'
import { addPerson, findLogin, findPerson, listPeople, type PersonRecord, savePerson } from '../../db/people.ts'
import { recordEvent } from '../../db/recordEvent.ts'
import { findRow } from '../../db/reference.ts'
import type { Reader, Writer } from '../../db/schema.ts'
import type { Issue } from '../../shared/errors.ts'
import type { Person, PersonForm } from '../../shared/people/contract.ts'
import { personIssues, wouldShutOut } from '../../shared/people/rules.ts'
import { ruling } from '../sync/identity.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { invalid, notFound, refuseAny } from './refusals.ts'
import { syncSoon } from './syncSoon.ts'

export const people = {
  list: api.people.list.use(withRight('people.edit')).handler(async ({ context }) => {
    const everybody = await listPeople(context.store.reader)
    return everybody.map(shown)
  }),

  save: api.people.save.use(withRight('people.edit')).handler(async ({ context, input, errors }) => {
    if (!ruling(context.identity())) throw errors.REFUSED({ data: { reason: 'not-head-office' } })
    refuseAny([...personIssues(input), ...(await depotIssue(context.store.reader, input))])
    const passwordHash = input.password === null ? null : await context.passwords.hash(input.password)

    const person = await context.write(async tx => {
      const present = input.id === null ? null : await findPerson(tx, input.id)
      if (input.id !== null && !present) throw notFound(input.id)
      const same = await findLogin(tx, input.login)
      if (same && same.id !== input.id) throw invalid({ field: 'login', problem: 'already-used' })
      if (present && wouldShutOut(await listPeople(tx), { ...input, id: present.id }))
        throw errors.REFUSED({ data: { reason: 'last-head-office-person' } })

      const id = await saved(tx, present, input, passwordHash)
      await recordEvent(tx, {
        table: 'person',
        rowId: id,
        depotId: input.depotId,
        kind: context.call,
        at: context.now(),
        person: context.person.id,
        device: context.identity().device,
      })
      return { ...input, id, login: input.login.trim(), name: input.name.trim() }
    })
    syncSoon(context)
    return person
  }),
}

async function saved(tx: Writer, present: PersonRecord | null, form: PersonForm, hash: string | null): Promise<number> {
  const id = present?.id ?? (await nextId(tx))
  const values = {
    depotId: form.depotId,
    login: form.login.trim(),
    name: form.name.trim(),
    role: form.role,
    language: form.language,
    passwordHash: hash ?? present?.passwordHash ?? '',
    active: form.active,
  }
  await (present ? savePerson(tx, id, values) : addPerson(tx, id, values))
  return id
}

async function depotIssue(reader: Reader, { depotId }: PersonForm): Promise<Issue[]> {
  if (depotId === null) return []
  const depot = await findRow(reader, { table: 'depot', id: depotId, sub: 0 })
  return depot ? [] : [{ field: 'depotId', problem: 'unknown' }]
}

const shown = ({ id, login, name, role, language, depotId, active }: PersonRecord): Person => ({
  id,
  login,
  name,
  role,
  language,
  depotId,
  active,
})
