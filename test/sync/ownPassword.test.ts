import { afterAll, beforeAll, expect, test } from 'vitest'
import { listRefused } from '../../db/inbox.ts'
import { findLogin, findPerson, type PersonRecord, savePerson } from '../../db/people.ts'
import type { Act } from '../../db/write.ts'
import { openPasswords } from '../../electron/api/passwords.ts'
import { vouched } from '../../electron/api/person.ts'
import type { Client } from '../../shared/contract.ts'
import { by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { screenAt } from '../support/screenAt.ts'

const first = 'premye modpas la'
const passwords = openPasswords({ memoryCost: 1024, timeCost: 1, parallelism: 1 })

let city: City
let one: CityDesk
let other: CityDesk
let boss: Client
beforeAll(async () => {
  city = await openCity()
  one = await city.addDesk()
  other = await city.addDesk()
  boss = await screenAt(city.founder, city.company.person)
}, 180_000)
afterAll(() => city.close())

/** Somebody new, whom every computer knows with the first password. */
async function hired(login: string, more: { role?: 'viewer' | 'head-office'; everywhere?: boolean } = {}) {
  const depotId = more.everywhere ? null : city.company.depot
  const { id } = await boss.people.save({
    ...{ id: null, login, name: login, role: more.role ?? 'viewer', language: 'ht', depotId, active: true },
    password: first,
  })
  await synced(city.founder, one, other)
  return id
}

async function synced(...desks: CityDesk[]): Promise<void> {
  for (const desk of desks) expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
}

/** Whether this password opens a screen at a computer. */
async function opens(desk: CityDesk, login: string, password: string): Promise<boolean> {
  const context = { store: desk.store, identity: () => desk.identity.present() }
  const person = await vouched(context, await rowAt(desk, login))
  return passwords.fits(password, person?.passwordHash ?? null)
}

const rowAt = async (desk: CityDesk, login: string): Promise<PersonRecord> => {
  const person = await findLogin(desk.store.reader, login)
  if (!person) throw new Error(`nobody is called ${login}`)
  return person
}

test('an own new password counts at its computer at once, without a link, and everywhere after the sync', async () => {
  const id = await hired('wislin')
  one.link.set({ down: true })
  const screen = await screenAt(one, id)
  expect(await screen.auth.changePassword({ present: first, next: 'dlo kokoye' })).toEqual({ counts: 'here-at-once' })
  expect(await screen.auth.changePassword({ present: 'dlo kokoye', next: 'ji grenadya' })).toEqual({
    counts: 'here-at-once',
  })
  expect(await screen.auth.state()).toMatchObject({ state: 'open' })
  expect(await opens(one, 'wislin', 'dlo kokoye')).toBe(false)
  await new Promise(resolve => setTimeout(resolve, 1100))
  expect(await opens(one, 'wislin', 'ji grenadya')).toBe(true)
  expect(await opens(other, 'wislin', first)).toBe(true)

  one.link.set({ down: false })
  await synced(one, other, city.founder)
  for (const desk of [one, other, city.founder]) {
    expect(await opens(desk, 'wislin', 'ji grenadya')).toBe(true)
    expect(await opens(desk, 'wislin', first)).toBe(false)
  }
  expect(await city.differences(one)).toEqual([])
})

test('somebody of every depot is told to do so at head office, and a computer of a depot cannot do it past that', async () => {
  const id = await hired('fednel', { role: 'head-office', everywhere: true })
  const change = { present: first, next: 'soup joumou' }
  await expect((await screenAt(one, id)).auth.changePassword(change)).rejects.toMatchObject({
    data: { reason: 'password-of-every-depot' },
  })
  const before = (await rowAt(one, 'fednel')).passwordHash
  await write(one, id, { passwordHash: await passwords.changed({ person: id, before, ...change }) })
  expect(await refusal(one)).toBe('wrong-depot')
  expect(await (await screenAt(city.founder, id)).auth.changePassword(change)).toEqual({ counts: 'here-at-once' })
  await synced(city.founder, one)
  expect(await opens(one, 'fednel', 'soup joumou')).toBe(true)
})

test('where head office gave a new password meanwhile that one counts, and the other change says so', async () => {
  const id = await hired('odner')
  one.link.set({ down: true })
  await (await screenAt(one, id)).auth.changePassword({ present: first, next: 'dlo kokoye' })
  const { version: _version, passwordHash: _hash, grantSignature: _signature, ...form } = await rowAt(one, 'odner')
  await boss.people.save({ ...form, password: 'modpas nouvo' })
  await synced(city.founder)
  one.link.set({ down: false })
  await synced(one)
  expect(await opens(one, 'odner', 'modpas nouvo')).toBe(true)
  expect(await opens(one, 'odner', 'dlo kokoye')).toBe(false)
  expect(await refusal(one)).toBe('password-unproven')
  await synced(one)
  expect(await city.differences(one)).toEqual([])
})

test('whoever sits at the disk gives nobody another password: it opens no screen, and head office refuses it', async () => {
  const id = await hired('rosemond')
  const before = (await rowAt(one, 'rosemond')).passwordHash
  const guess = { person: id, present: 'mwen pa konnen', next: 'pa m nan' }
  const forged = [
    await passwords.hash('pa m nan'),
    await passwords.changed({ ...guess, before }),
    await passwords.changed({ ...guess, before: await passwords.hash('mwen pa konnen') }),
    await passwords.changed({ ...guess, person: city.clerk.cap, present: first, before }),
    '',
  ]
  for (const passwordHash of forged) {
    await write(one, id, { passwordHash })
    expect(await opens(one, 'rosemond', 'pa m nan')).toBe(false)
    expect(await opens(one, 'rosemond', first)).toBe(true)
    expect(await refusal(one)).toBe('password-unproven')
  }
})

test('under the own name nobody changes another’s password, nor anything else of a person', async () => {
  const id = await hired('ketlie')
  const before = (await rowAt(one, 'ketlie')).passwordHash
  const passwordHash = await passwords.changed({ person: id, before, present: first, next: 'dlo kokoye' })
  await write(one, id, { passwordHash }, { person: city.clerk.cap })
  expect(await refusal(one)).toBe('not-yours-to-write')
  await write(one, id, { passwordHash, role: 'manager' })
  expect(await refusal(one)).toBe('not-yours-to-write')
  await write(one, id, { passwordHash }, { right: 'people.edit' })
  expect(await refusal(one)).toBe('right-missing')
})

test('somebody who left is out at every computer with its next sync: the open screen ends, and no password opens another', async () => {
  const id = await hired('guerda')
  const screen = await screenAt(one, id)
  expect(await screen.auth.state()).toMatchObject({ state: 'open' })
  const { id: number, login, name, role, language, depotId } = await rowAt(city.founder, 'guerda')
  await boss.people.save({ id: number, login, name, role, language, depotId, active: false, password: null })
  await synced(city.founder, one)
  expect(await screen.auth.state()).not.toMatchObject({ state: 'open' })
  await expect(screen.settings.get()).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
  expect(await opens(one, 'guerda', first)).toBe(false)
  expect(await (await screenAt(one, city.clerk.cap)).auth.people()).not.toContainEqual(
    expect.objectContaining({ login: 'guerda' }),
  )
})

/** What somebody with an SQL tool, or another program, has this computer send. */
async function write(
  desk: CityDesk,
  id: number,
  values: Partial<PersonRecord>,
  more: Partial<Act> = {},
): Promise<void> {
  await desk.store.write({ ...by(id, 'auth.changePassword', 'sync.run'), ...more }, async tx => {
    const person = await findPerson(tx, id)
    if (person) await savePerson(tx, id, { ...person, ...values })
  })
}

/** Why head office refuses the one thing that waits; it is given up then. */
async function refusal(desk: CityDesk): Promise<string | undefined> {
  await desk.sync.now()
  const refused = await listRefused(desk.store.reader)
  expect(refused).toHaveLength(1)
  await (await screenAt(desk, city.clerk.cap)).attention.discard({ number: refused[0]?.tx ?? 0 })
  return refused[0]?.code
}
