import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../../headoffice/words/en.ts'
import { filled } from '../../headoffice/words/words.ts'
import { files as words } from '../../shared/words/en/files.ts'
import { by } from '../support/business.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'
import { fileOf } from '../support/officeFiles.ts'
import { takeOrders } from '../support/takeOrders.ts'

const password = 'kabrit ki gen twòp mèt'
let city: City
let desk: CityDesk
let cookie = ''
let csrf = ''

beforeAll(async () => {
  city = await openCity()
  desk = await city.addDesk()
  const passwordHash = await hash(password, { memoryCost: 4096, timeCost: 1 })
  const { login } = await city.founder.store.write(by(city.company.person, 'people.save', 'people.edit'), tx =>
    tx
      .updateTable('person')
      .set({ password_hash: passwordHash, role: 'head-office' })
      .where('id', '=', city.company.person)
      .returning('login')
      .executeTakeFirstOrThrow(),
  )
  await city.founder.sync.now()
  const signed = await fetch(`${city.office.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ login, password }),
  })
  cookie = (signed.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  csrf = /name="csrf" value="([^"]+)"/.exec(await (await get('/')).text())?.[1] ?? ''
  desk.link.set({ down: true })
})
afterAll(() => city.close())

const get = (path: string, as = cookie): Promise<Response> =>
  fetch(city.office.url + path, { headers: { cookie: as, 'accept-language': 'en' } })

function bring(files: readonly Uint8Array[], as: { cookie?: string; csrf?: string } = {}): Promise<Response> {
  const form = new FormData()
  form.set('csrf', as.csrf ?? csrf)
  for (const [place, bytes] of files.entries())
    form.append('file', new File([Uint8Array.from(bytes)], `stick-${place + 1}.konvwa`))
  const headers = { cookie: as.cookie ?? cookie, 'accept-language': 'en' }
  return fetch(`${city.office.url}/files`, { method: 'POST', headers, body: form })
}

const orders = (count: number) =>
  takeOrders(
    desk,
    {
      company: city.company,
      customer: city.customer,
      person: city.clerk.cap,
      depot: city.company.depot,
      depotCode: 'CAP',
    },
    count,
  )

test('a file that is brought to the page is taken in, and its answer makes the desk equal', async () => {
  await orders(3)
  const { bundle, parts } = await fileOf(desk)
  const text = await (await bring(parts)).text()
  expect(text).toContain(filled(en.files.taken, { file: 'stick-1.konvwa', name: 'Desk 2', changes: 3, refused: 0 }))
  expect(text).toContain(`/files/${bundle}/1`)
  const answer = await get(`/files/${bundle}/1`)
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="konvwa-\w+-answer-[\d-]+\.konvwa"$/)
  const taken = await desk.sync.files.take(new Uint8Array(await answer.arrayBuffer()), () => {})
  expect(taken).toMatchObject({ state: 'taken', answered: 3 })
  expect(await city.differences(desk)).toEqual([])
  expect(await (await bring(parts)).text()).toContain(filled(en.files.again, { file: 'stick-1.konvwa' }))
})

test('each bad file is named with its sentence, and a good one beside it is taken in all the same', async () => {
  await orders(1)
  const { parts } = await fileOf(desk)
  const [part = new Uint8Array()] = parts
  const text = await (await bring([Buffer.from('<b>no file of ours</b>'), part.subarray(0, -5), part])).text()
  expect(text).toContain(`stick-1.konvwa: ${words.refused['not-konvwa']}`)
  expect(text).toContain(`stick-2.konvwa: ${words.refused['cut-short']}`)
  expect(text).toContain(filled(en.files.taken, { file: 'stick-3.konvwa', name: 'Desk 2', changes: 1, refused: 0 }))
  expect(await (await bring([])).text()).toContain(en.files.nothing)
})

test('nobody brings a file, and nobody takes an answer away, without signing in on this page', async () => {
  await orders(1)
  const { bundle, parts } = await fileOf(desk)
  expect((await bring(parts, { cookie: '' })).status).toBe(401)
  expect((await bring(parts, { csrf: 'a guess' })).status).toBe(403)
  expect(await city.office.ask('SELECT 1 FROM file_taken WHERE bundle = $1', [bundle])).toEqual([])
  await bring(parts)
  expect((await get(`/files/${bundle}/1`, '')).status).toBe(401)
  expect((await get(`/files/${bundle}/7`)).status).toBe(404)
  expect((await get('/files/..%2f/1')).status).toBe(404)
})

test('what a stopped computer sends by file is kept aside, and counts for nothing until somebody lets it in', async () => {
  const stopped = await city.addDesk()
  stopped.link.set({ down: true })
  await takeOrders(
    stopped,
    {
      company: city.company,
      customer: city.customer,
      person: city.clerk.cap,
      depot: city.company.depot,
      depotCode: 'CAP',
    },
    2,
  )
  const { parts } = await fileOf(stopped)
  const { device } = stopped.identity.present()
  await fetch(`${city.office.url}/devices/${device}/stop`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ csrf }),
  })
  expect(await (await bring(parts)).text()).toContain(words.refused.revoked)
  const kept = await city.office.ask('SELECT 1 FROM quarantine WHERE device = $1', [device])
  expect(kept.length).toBeGreaterThan(0)
  expect(await city.office.ask('SELECT 1 FROM device_tx WHERE device = $1', [device])).toEqual([])
})

test('a stranger’s form as big as files are is not read, and too much at once is said in a sentence', async () => {
  const form = new FormData()
  form.set('login', 'x'.repeat(100_000))
  const stranger = await fetch(`${city.office.url}/sign-in`, { method: 'POST', body: form })
  expect(stranger.status).toBe(413)
  const heavy = Array.from({ length: 5 }, () => new Uint8Array(14_000_000))
  const much = await bring(heavy)
  expect(much.status).toBe(413)
  expect(await much.text()).toContain(en.errors.tooMuch)
})
