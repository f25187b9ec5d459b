import { afterAll, beforeAll, expect, test } from 'vitest'
import { laneOf } from '../../shared/sync/lane.ts'
import { naturalKey } from '../../shared/sync/naturalKey.ts'
import { registry } from '../../shared/sync/registry.ts'
import { foundCompany } from '../support/company.ts'
import { enrolDesk, RefusedError, type TestDesk } from '../support/desk.ts'
import { type TestHeadOffice, testHeadOffice } from '../support/headOffice.ts'

let office: TestHeadOffice
let boss: TestDesk
let now = Date.UTC(2026, 10, 17, 12)
beforeAll(async () => {
  office = await testHeadOffice({ now: () => now })
  boss = await enrolDesk(office.url, { code: office.code, now: () => now })
})
afterAll(() => office.close())

const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    error => (error instanceof RefusedError ? error.refusal.code : String(error)),
  )

const minutes = (count: number): number => count * 60_000

test('the first computer founds: device 2, lane 1, head-office rights', () => {
  expect(boss.identity).toMatchObject({
    device: 2,
    incarnation: 1,
    lane: '1',
    founding: true,
    headOffice: true,
    depotId: null,
  })
})

test('a code works once, and never for another computer', async () => {
  const code = await office.makeCode({ depotId: null, headOffice: true })
  const desk = await enrolDesk(office.url, { code })
  expect(desk.identity.device).toBeGreaterThan(2)
  expect(await refusalOf(enrolDesk(office.url, { code }))).toBe('bad-code')
})

test('the computer that did not get its answer asks again with the same code and key, and is the same device', async () => {
  const code = await office.makeCode({ depotId: null, headOffice: true })
  const first = await enrolDesk(office.url, { code })
  const second = await enrolDesk(office.url, { code, keys: first.keys })
  expect(second.identity).toEqual({ ...first.identity, time: now })
})

test('a code dies after fifteen minutes', async () => {
  const code = await office.makeCode({ depotId: null, headOffice: true })
  now += minutes(15) + 1
  expect(await refusalOf(enrolDesk(office.url, { code }))).toBe('bad-code')
})

test('ten wrong codes close the door for this address for a quarter of an hour, even for the right one', async () => {
  now += minutes(16)
  const code = await office.makeCode({ depotId: null, headOffice: true })
  for (let tried = 0; tried < 10; tried += 1) {
    expect(await refusalOf(enrolDesk(office.url, { code: 'AAAA-BBBB-CCCC' }))).toBe('bad-code')
  }
  expect(await refusalOf(enrolDesk(office.url, { code }))).toBe('too-many-attempts')
  now += minutes(15) + 1
  const fresh = await office.makeCode({ depotId: null, headOffice: true })
  expect(await refusalOf(enrolDesk(office.url, { code: fresh }))).toBe('nothing')
})

test('a clock of head office that ran a year ahead and was set right shuts nobody out and lets nobody in', async () => {
  const right = now
  now += minutes(60 * 24 * 365)
  const ahead = await office.makeCode({ depotId: null, headOffice: true })
  for (let tried = 0; tried < 10; tried += 1)
    expect(await refusalOf(enrolDesk(office.url, { code: 'AAAA-BBBB-CCCC' }))).toBe('bad-code')
  now = right
  expect(await refusalOf(enrolDesk(office.url, { code: ahead }))).toBe('bad-code')
  const code = await office.makeCode({ depotId: null, headOffice: true })
  expect(await refusalOf(enrolDesk(office.url, { code }))).toBe('nothing')
})

test('what is typed with small letters, spaces or dashes is the same code; other letters are none', async () => {
  const code = await office.makeCode({ depotId: null, headOffice: true })
  expect(await refusalOf(enrolDesk(office.url, { code: code.toLowerCase().replaceAll('-', ' ') }))).toBe('nothing')
  expect(await refusalOf(enrolDesk(office.url, { code: 'OOOO-1111-0000' }))).toBe('bad-code')
})

test('a code is nowhere written down, only its hash', async () => {
  const code = await office.makeCode({ depotId: null, headOffice: true })
  const rows = await office.ask(
    "SELECT encode(hash, 'escape') || coalesce(answer::text, '') AS text FROM konvwa.enrolment_code",
  )
  expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''))
})

test('a joining desk is told the ids under which head office knows what it knows too', async () => {
  const company = await foundCompany(boss)
  await boss.sync()
  const code = await office.makeCode({ depotId: company.depotA, headOffice: false })
  const table = registry.product.number
  const known = [
    { table, code: naturalKey('product', { sku: 'p1' }) ?? '', id: 11 },
    { table, code: 'NOBODY', id: 12 },
    { table: registry.company.number, code: '', id: 13 },
  ]
  const desk = await enrolDesk(office.url, { code, known })
  expect(desk.identity.matches).toEqual(
    expect.arrayContaining([
      { table, id: 11, theirs: company.beer },
      { table: registry.company.number, id: 13, theirs: expect.any(Number) },
    ]),
  )
  expect(desk.identity.matches).toHaveLength(2)
  expect(desk.identity).toMatchObject({ depotId: company.depotA, headOffice: false, founding: false })
})

test('everybody learns of a new computer', async () => {
  const desk = await enrolDesk(office.url, {
    code: await office.makeCode({ depotId: null, headOffice: true }),
    computer: 'Kay Ti Marie',
  })
  await boss.sync()
  const row = boss.rowOf('device', values => values.name === 'Kay Ti Marie')
  expect(row).toBeGreaterThan(0)
  expect(boss.rowOf('device', values => values.lane === desk.identity.lane)).toBe(row)
})

test('no lane is ever given twice, and none begins with the Z of desks that work alone', () => {
  const lanes = Array.from({ length: 1000 }, (_, index) => laneOf(index + 2))
  expect(new Set(lanes).size).toBe(1000)
  expect(lanes.filter(lane => !/^[1-9A-Y][0-9A-Z]?$/.test(lane))).toEqual([])
  expect(lanes.slice(0, 10)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', 'A'])
})
