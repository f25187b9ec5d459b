import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { findSample, samplesIn } from '../../electron/sample/sampleFolder.ts'
import { samplePassword } from '../../shared/sample/profiles.ts'
import { doorNames } from '../support/doors.ts'
import { enter, openCompanies } from '../support/openCompanies.ts'
import { begin, password } from '../support/people.ts'

for (const door of doorNames)
  test(`the door of an empty computer opens the sample, and the way back leads to the same empty computer (${door})`, async () => {
    const { companies, connect, data } = await openCompanies()
    const client = await connect(door)
    expect(await client.auth.state()).toEqual({ state: 'first-start' })
    expect(await client.setup.presentSample()).toBeNull()

    await client.setup.openSample({ name: 'pune' })
    expect(await client.auth.state()).toMatchObject({ state: 'drawing', failed: false })
    await companies.drawn()
    expect(await client.auth.state()).toEqual({ state: 'signed-out', news: null })
    expect(await client.setup.presentSample()).toMatchObject({
      name: 'pune',
      company: 'Sahyadri Trade',
      day: '2026-11-17',
      old: false,
    })
    await enter(client, 'anjali')
    expect((await client.orders.list({ offset: 0, limit: 10, filter: {} })).total).toBeGreaterThan(170)

    await client.setup.leaveSample()
    expect(await client.auth.state()).toEqual({ state: 'first-start' })
    expect(await client.setup.presentSample()).toBeNull()
    await begin(client)
    expect((await client.settings.get()).company?.name).not.toBe('Sahyadri Trade')
    expect((await client.orders.list({ offset: 0, limit: 10, filter: {} })).total).toBe(0)
    expect(existsSync(path.join(data, 'konvwa.db'))).toBe(true)
  })

test('one’s own books never open a sample, never name a password, and nobody’s is the sample’s', async () => {
  const { connect } = await openCompanies()
  const client = await connect()
  await begin(client)
  await client.auth.signOut()
  expect(await client.setup.presentSample()).toBeNull()
  await expect(client.setup.openSample({ name: 'haiti' })).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
  await expect(client.setup.beginSampleAnew()).rejects.toMatchObject({ data: { reason: 'no-sample-open' } })
  await expect(client.setup.leaveSample()).rejects.toMatchObject({ data: { reason: 'no-sample-open' } })
  expect(await client.auth.signIn({ login: 'mirlande', password: samplePassword })).toMatchObject({ result: 'wrong' })
})

test('the books of a sample laid into a data folder are books like any other: nothing is filled in', async () => {
  const drawnOnce = await openCompanies({ sample: 'pune' })
  await drawnOnce.companies.drawn()
  await drawnOnce.close()
  const found = findSample(drawnOnce.data, 'pune')
  const copy = await openCompanies({ now: 1 })
  await copy.close()
  cpSync(found?.folder ?? '', copy.data, { recursive: true })
  const { connect } = await openCompanies({ data: copy.data })
  const client = await connect()
  expect(await client.auth.state()).toEqual({ state: 'signed-out', news: null })
  expect(await client.setup.presentSample()).toBeNull()
})

test('a sample never joins a head office and nobody works alone in it', async () => {
  const { companies, connect } = await openCompanies({ sample: 'pune' })
  const client = await connect()
  const form = { address: 'https://konvwa.example', code: '7H4K-9M2P-XW3R', computer: 'Order desk 1' }
  await expect(client.setup.join(form)).rejects.toMatchObject({ data: { reason: 'sample-joins-nothing' } })
  await companies.drawn()
  await enter(client, 'anjali')
  await expect(client.setup.join(form)).rejects.toMatchObject({ data: { reason: 'sample-joins-nothing' } })
  await expect(begin(client)).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
})

test('opened again it is the same sample, with what was done in it', async () => {
  const first = await openCompanies({ sample: 'pune' })
  await first.companies.drawn()
  const client = await first.connect()
  await enter(client, 'anjali')
  const [row] = (await client.customers.list({ offset: 0, limit: 1 })).rows
  const { terms: _, ...customer } = await client.customers.find({ id: row?.id ?? 0 })
  await client.customers.save({ ...customer, notes: 'Closed on Tuesdays.' })
  await first.close()

  const again = await openCompanies({ data: first.data, sample: 'pune' })
  const other = await again.connect()
  expect(await other.auth.state()).toEqual({ state: 'signed-out', news: null })
  await enter(other, 'anjali')
  expect(await other.customers.find({ id: customer.id })).toMatchObject({ notes: 'Closed on Tuesdays.' })

  again.later(8)
  expect(await other.setup.presentSample()).toMatchObject({ old: true, day: '2026-11-17' })
  await other.setup.beginSampleAnew()
  await again.companies.drawn()
  expect(await other.setup.presentSample()).toMatchObject({ old: false, day: '2026-11-25' })
  await enter(other, 'anjali')
  expect(await other.customers.find({ id: customer.id })).toMatchObject({
    notes: expect.not.stringMatching('Tuesdays'),
  })
  expect(readdirSync(samplesIn(again.data))).toHaveLength(1)
})

test('a sample of last week that nobody worked in is drawn again for today; one that somebody worked in waits for a word', async () => {
  const first = await openCompanies({ sample: 'pune' })
  await first.companies.drawn()
  await first.close()
  const nextWeek = Date.UTC(2026, 10, 24, 13, 0)
  const fresh = await openCompanies({ data: first.data, sample: 'pune', now: nextWeek })
  await fresh.companies.drawn()
  const client = await fresh.connect()
  expect(await client.setup.presentSample()).toMatchObject({ day: '2026-11-24', old: false })
  await enter(client, 'anjali')
  await client.settings.saveLock({ afterMinutes: 9 })
  const [row] = (await client.customers.list({ offset: 0, limit: 1 })).rows
  const { terms: _, ...customer } = await client.customers.find({ id: row?.id ?? 0 })
  await client.customers.save({ ...customer, notes: 'Mine.' })
  await fresh.close()

  const kept = await openCompanies({ data: first.data, sample: 'pune', now: Date.UTC(2026, 11, 24, 13, 0) })
  expect(await (await kept.connect()).setup.presentSample()).toMatchObject({ day: '2026-11-24', old: true })
})

test('a sample that was broken off while it was drawn is thrown away and drawn again', async () => {
  const first = await openCompanies({ sample: 'haiti' })
  await first.close()
  expect(findSample(first.data, 'haiti')).toBeNull()
  mkdirSync(path.join(samplesIn(first.data), 'haiti-broken'))
  writeFileSync(path.join(samplesIn(first.data), 'haiti-broken', 'sample.json'), '{"name":"hai')

  const again = await openCompanies({ data: first.data, sample: 'haiti', now: Date.UTC(2026, 10, 17, 15, 0) })
  await again.companies.drawn()
  expect(await (await again.connect()).auth.state()).toEqual({ state: 'signed-out', news: null })
  expect(readdirSync(samplesIn(first.data))).toHaveLength(1)
}, 20_000)

test('one’s own books that another Konvwa has open leave the sample standing, and the person is told', async () => {
  const own = await openCompanies()
  await begin(await own.connect())
  const beside = await openCompanies({ data: own.data, sample: 'pune' })
  await beside.companies.drawn()
  const client = await beside.connect()
  await expect(client.setup.leaveSample()).rejects.toMatchObject({ data: { reason: 'books-in-use' } })
  await enter(client, 'anjali')
  expect(await client.setup.presentSample()).toMatchObject({ name: 'pune' })
  await own.close()
  await client.setup.leaveSample()
  expect(await client.auth.signIn({ login: 'mirlande', password })).toMatchObject({ result: 'open' })
})
