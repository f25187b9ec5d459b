import { generateKeyPairSync, sign } from 'node:crypto'
import { muted } from '../../db/muted.ts'
import { findLogin, grantOf, listPeople } from '../../db/people.ts'
import type { Desk } from '../../electron/api/context.ts'
import { grantText } from '../../shared/auth/grant.ts'
import type { Client } from '../../shared/contract.ts'
import type { Person, PersonForm } from '../../shared/people/contract.ts'
import type { WorkAloneForm } from '../../shared/setup/contract.ts'

export const password = 'kafe nwa san sik'

export const workAloneForm: WorkAloneForm = {
  company: 'Boissons du Nord',
  baseCurrency: 'HTG',
  secondCurrency: 'USD',
  rateE6: 131_500_000,
  fiscalStartMonth: 10,
  depotCode: 'CAP',
  depotName: 'Cap-Haïtien',
  timeZone: 'America/Port-au-Prince',
  language: 'ht',
  name: 'Mirlande Joseph',
  login: 'mirlande',
  password,
}

/** The first start, done: a company of one depot, and Mirlande signed in on this screen with head-office rights. */
export const begin = (client: Client, form: Partial<WorkAloneForm> = {}): Promise<{ personId: number }> =>
  client.setup.workAlone({ ...workAloneForm, ...form })

/** A second person of this desk, entered by who is signed in; the password is the login and three words more. */
export const hire = (client: Client, person: Partial<PersonForm> & { login: string }): Promise<Person> =>
  client.people.save({
    id: null,
    name: person.login,
    role: 'order-desk',
    language: 'ht',
    depotId: null,
    active: true,
    password: passwordOf(person.login),
    ...person,
  })

export const passwordOf = (login: string): string => `${login} a du lapen`

/**
 * The desk belongs to a head office from now on, whose part is played by a key pair: everybody's row is signed with it, as head office
 * would. Answers how to sign a row again.
 */
export async function enrol(
  { desk }: { desk: Desk },
  identity: { depotId: number | null; headOffice?: boolean },
): Promise<(login: string) => Promise<void>> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  desk.identityFile.change({
    device: 2,
    lane: '2',
    settled: true,
    headOffice: false,
    ...identity,
    headOfficeKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  })
  const signed = async (login: string): Promise<void> => {
    const person = await findLogin(desk.store.reader, login)
    if (!person) throw new Error(`nobody is called ${login}`)
    const signature = sign(null, Buffer.from(grantText(grantOf(person))), privateKey).toString('base64')
    await behindTheApp(desk, 'UPDATE person SET grant_signature = ? WHERE id = ?', signature, person.id)
  }
  for (const { login } of await listPeople(desk.store.reader)) await signed(login)
  return signed
}

/** Writes past everything that guards and captures, as head office's data does, or somebody with an SQL tool. */
export const behindTheApp = (desk: Desk, sql: string, ...values: (string | number)[]): Promise<void> =>
  desk.store.pen.turn(turn => muted(turn, () => void turn.statement(sql).run(...values)))
