import { beginCompany } from '../../db/beginning.ts'
import { takeOver } from '../../db/founded.ts'
import { nextId } from '../../db/nextId.ts'
import { addPerson, anybodyEntered, findPerson } from '../../db/people.ts'
import { recordEvent } from '../../db/recordEvent.ts'
import type { Writer } from '../../db/schema.ts'
import { dayAt } from '../../shared/kernel/day.ts'
import type { WorkAloneForm } from '../../shared/setup/contract.ts'
import { workAloneIssues } from '../../shared/setup/rules.ts'
import { act } from './act.ts'
import { api } from './base.ts'
import type { Context } from './context.ts'
import { atFirstStart } from './guards.ts'
import { lockAfterMinutes } from './lockAfter.ts'
import { standing } from './person.ts'
import { leaveScreenAs } from './preferences.ts'
import { refuseAny } from './refusals.ts'
import { join } from './setupJoin.ts'
import { setupSamples } from './setupSamples.ts'

export const setup = {
  today: api.setup.today.handler(({ context }) => ({
    day: dayAt(context.now(), context.timeZone),
    timeZone: context.timeZone,
    computer: context.computer,
  })),

  /** Whoever begins is signed in at once. */
  workAlone: api.setup.workAlone.use(atFirstStart).handler(async ({ context, input, path, errors }) => {
    refuseAny(workAloneIssues(input))
    const passwordHash = await context.passwords.hash(input.password)
    // The transaction names its person before it begins.
    const personId = await context.store.writePrivate(tx => nextId(tx))
    const acting = { person: { id: personId }, call: path.join('.') }

    const depotId = await context.store.write(act(acting, 'people.edit'), async tx => {
      // Somebody at another screen may have been quicker while the password was hashed.
      if (await anybodyEntered(tx)) throw errors.SIGN_IN_FIRST()
      return begin(tx, context, input, { id: personId, passwordHash })
    })
    context.identityFile.change({ depotId })
    const person = await findPerson(context.store.reader, personId)
    if (!person) throw errors.SIGN_IN_FIRST()
    context.session.open(standing(person), await lockAfterMinutes(context.store.reader))
    await leaveScreenAs(context, person)
    return { personId }
  }),

  join,
  ...setupSamples,
}

/** Company, depot, this computer and its first person, who is head office too: nobody else is there to ask. */
async function begin(
  tx: Writer,
  context: Context,
  form: WorkAloneForm,
  person: { id: number; passwordHash: string },
): Promise<number> {
  const at = context.now()
  const { lane, device } = context.identity()
  const beginning = {
    ...form,
    company: form.company.trim(),
    depotCode: form.depotCode.trim().toUpperCase(),
    depotName: form.depotName.trim(),
    day: dayAt(at, form.timeZone),
    computer: context.computer,
    lane,
  }
  const depotId = (await takeOver(tx, beginning)) ?? (await beginCompany(tx, beginning))
  await addPerson(tx, person.id, {
    depotId: null,
    login: form.login.trim(),
    name: form.name.trim(),
    role: 'head-office',
    language: form.language,
    passwordHash: person.passwordHash,
    active: true,
  })
  const event = { depotId: null, kind: 'setup.workAlone', at, person: person.id, device }
  await recordEvent(tx, { ...event, table: 'depot', rowId: depotId })
  await recordEvent(tx, { ...event, table: 'person', rowId: person.id })
  return depotId
}
