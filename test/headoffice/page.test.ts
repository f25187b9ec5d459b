import { generateKeyPairSync } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../../headoffice/words/en.ts'
import { fr } from '../../headoffice/words/fr.ts'
import { ht } from '../../headoffice/words/ht.ts'
import { languages } from '../../shared/kernel/locale.ts'
import { attention as attentionEn } from '../../shared/words/en/attention.ts'
import { attention as attentionFr } from '../../shared/words/fr/attention.ts'
import { attention as attentionHt } from '../../shared/words/ht/attention.ts'
import { customerRow, personRow, type TwoDepots, twoDepots } from '../support/company.ts'
import { enrolDesk, RefusedError } from '../support/desk.ts'

const password = 'kabrit ki gen twòp mèt'
const evil = `"><img src=x onerror=alert(1)><script>alert('a')</script>`
let world: TwoDepots
let now = Date.UTC(2026, 10, 17, 12)
beforeAll(async () => {
  world = await twoDepots({ now: () => now })
  const { boss, company } = world
  const password_hash = await hash(password, { memoryCost: 4096, timeCost: 1 })
  boss.act(company.boss, 'people.edit', [
    boss.change('person', 'update', company.boss, { password_hash, name: 'Marie-Ange' }),
    boss.change('person', 'update', company.managerA, { password_hash }),
    boss.change('person', 'insert', boss.id(), { ...personRow('gone', 'head-office', null), password_hash, active: 0 }),
  ])
  await boss.sync()
}, 60_000)
afterAll(() => world.office.close())

const at = (path: string): string => world.office.url + path

function post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(at(path), { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(fields) })
}

const attempt = (login: string, typed: string): Promise<Response> => post('/sign-in', { login, password: typed })

async function signedIn(): Promise<{ cookie: string; csrf: string; text: string }> {
  const response = await attempt('Boss', password)
  expect(response.status).toBe(303)
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const text = await (await fetch(at('/'), { headers: { cookie } })).text()
  return { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '', text }
}

test('nobody sees a computer without signing in', async () => {
  const text = await (await fetch(at('/'), { headers: { 'accept-language': 'en' } })).text()
  expect(text).toContain(en.signIn.title)
  expect(text).not.toContain('Counter A')
  expect((await fetch(at('/devices/2/stop'))).status).toBe(401)
})

test('a wrong password, a stranger, a manager of a depot and somebody who left get the same sentence', async () => {
  for (const [login, typed] of [
    ['boss', 'wrong'],
    ['nobody', password],
    ['mirlande', password],
    ['gone', password],
  ] as const) {
    const response = await post('/sign-in', { login, password: typed }, { 'accept-language': 'en' })
    expect([response.status, await response.text()]).toEqual([
      401,
      expect.stringContaining(en.signIn.wrong.replaceAll("'", '&#39;')),
    ])
    expect(response.headers.get('set-cookie')).toBeNull()
  }
})

test('five wrong passwords close the door for this name, for a quarter of an hour', async () => {
  for (let tried = 0; tried < 5; tried += 1) await attempt('fednel', 'wrong')
  expect((await attempt('FEDNEL ', 'wrong')).status).toBe(429)
  now += 15 * 60_000 + 1
  expect((await attempt('fednel', 'wrong')).status).toBe(401)
})

test('a clock of head office that ran ahead and was set right shuts nobody out and keeps nobody in', async () => {
  const right = now
  now += 365 * 24 * 3_600_000
  const { cookie } = await signedIn()
  for (let tried = 0; tried < 5; tried += 1) await attempt('boss', 'wrong')
  expect((await attempt('boss', password)).status).toBe(429)
  now = right
  expect(await (await fetch(at('/'), { headers: { cookie } })).text()).not.toContain('Counter A')
  expect((await attempt('boss', password)).status).toBe(303)
})

test('who works at head office signs in, and the cookie is out of reach of scripts and other sites', async () => {
  const response = await attempt(' BOSS', password)
  expect(response.headers.get('set-cookie')).toMatch(/^konvwa_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  const { text } = await signedIn()
  expect(text).toContain('Marie-Ange')
  expect(text).toContain('Counter A')
})

test('a session ends after half an hour without a click, when it is closed, and when the password changes', async () => {
  const { boss, company } = world
  const isIn = async (cookie: string) =>
    (await (await fetch(at('/'), { headers: { cookie } })).text()).includes('Counter A')
  const idle = await signedIn()
  now += 29 * 60_000
  expect(await isIn(idle.cookie)).toBe(true)
  now += 31 * 60_000
  expect(await isIn(idle.cookie)).toBe(false)
  const closed = await signedIn()
  await post('/sign-out', { csrf: closed.csrf }, { cookie: closed.cookie })
  expect(await isIn(closed.cookie)).toBe(false)
  const changed = await signedIn()
  const password_hash = await hash(password, { memoryCost: 4096, timeCost: 1 })
  boss.act(company.boss, 'people.edit', [boss.change('person', 'update', company.boss, { password_hash })])
  await boss.sync()
  expect(await isIn(changed.cookie)).toBe(false)
})

test('a code made on the page lets one computer in, at the depot that was chosen', async () => {
  const { company, office } = world
  const { cookie, csrf } = await signedIn()
  const text = await (await post('/codes', { csrf, place: String(company.depotB) }, { cookie })).text()
  const code = /id="code">([^<]+)</.exec(text)?.[1] ?? ''
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
  const desk = await enrolDesk(office.url, { code })
  expect(desk.identity).toMatchObject({ depotId: company.depotB, headOffice: false, founding: false })
})

test('a form from another site, without its mark or with another is refused and makes nothing', async () => {
  const { cookie, csrf } = await signedIn()
  const count = () => world.office.ask('SELECT count(*) FROM konvwa.enrolment_code')
  const before = await count()
  const place = String(world.company.depotA)
  for (const [fields, headers] of [
    [{ csrf, place }, { origin: 'https://evil.example' }],
    [{ csrf, place }, { 'sec-fetch-site': 'cross-site' }],
    [{ place }, {}],
    [{ csrf: 'x', place }, {}],
  ] as const) {
    expect((await post('/codes', fields, { cookie, ...headers })).status).toBe(403)
  }
  expect((await post('/codes', { csrf, place })).status).toBe(403)
  expect((await post('/codes', { csrf, place: '999' }, { cookie })).status).toBe(400)
  expect(await count()).toEqual(before)
})

test('a computer is stopped after a question, and cannot sync from then on', async () => {
  const { company, office } = world
  const desk = await enrolDesk(office.url, {
    code: await office.makeCode({ depotId: company.depotA, headOffice: false }),
    computer: evil.slice(0, 60),
  })
  const { cookie, csrf } = await signedIn()
  const path = `/devices/${desk.identity.device}/stop`
  const question = await (await fetch(at(path), { headers: { cookie } })).text()
  expect(question).toContain('method="post"')
  await desk.sync()
  expect((await post(path, { csrf }, { cookie })).status).toBe(303)
  const refused = await desk.sync().catch(error => (error instanceof RefusedError ? error.refusal.code : String(error)))
  expect(refused).toBe('revoked')
  await world.boss.sync()
  const row = world.boss.entries.get('reference')?.at(-1)?.rows[0]
  expect(row).toMatchObject({ table: 3, op: 'put', values: { active: 0 } })
  expect((await post('/devices/999/stop', { csrf }, { cookie })).status).toBe(404)
})

test('what stands refused is shown with its reason in each language, and nothing that somebody typed becomes HTML', async () => {
  const { deskA, company } = world
  deskA.act(
    company.managerA,
    'customers.edit',
    [deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotB, 'X'))],
    { why: evil.slice(0, 64) },
  )
  await deskA.sync({ needsAttention: 1 })
  const { cookie } = await signedIn()
  const texts = []
  for (const language of languages)
    texts.push(await (await fetch(at(`/?lang=${language}`), { headers: { cookie } })).text())
  expect(texts[0]).toContain('It belongs to a depot that this computer does not look after.')
  expect(texts[1]).toContain(fr.refused.title)
  expect(texts[2]).toContain(ht.refused.title)
  for (const text of texts) expect(text).not.toMatch(/<img|<script|onerror=a(?!lert\(1\)&gt;)/)
})

test('what two computers did apart stands there as on the desks, with both sides, who and where', async () => {
  const { deskA, company, office } = world
  const desk = await enrolDesk(office.url, {
    code: await office.makeCode({ depotId: company.depotA, headOffice: false }),
    computer: 'Counter A2',
  })
  for (const [each, code, phone] of [
    [deskA, 'T1', '3744-5566'],
    [desk, 'T2', '37445566'],
  ] as const) {
    const row = { ...customerRow(company.depotA, code), name: `${evil} ${code}`, phone }
    each.act(company.managerA, 'customers.edit', [each.change('customer', 'insert', each.id(), row)])
    await each.sync()
  }
  const { cookie } = await signedIn()
  const say = { en: attentionEn, fr: attentionFr, ht: attentionHt }
  for (const language of languages) {
    const text = await (await fetch(at(`/?lang=${language}`), { headers: { cookie } })).text()
    expect(text).toContain(say[language].conflict['duplicate-customer'])
    for (const shown of ['T1 · ', 'T2 · ', '3744-5566', '37445566', 'mirlande · Counter A2'])
      expect(text).toContain(shown)
    expect(text).not.toMatch(/<img|<script/)
  }
})

test('every answer of the page forbids scripts, frames and keeping', async () => {
  const response = await fetch(at('/'))
  expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(response.headers.get('referrer-policy')).toBe('same-origin')
})

test('the three languages fill the same places', () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted()
  const leaves = (tree: object): string[] =>
    Object.values(tree).flatMap(each => (typeof each === 'string' ? [each] : leaves(each)))
  for (const other of [fr, ht]) expect(leaves(other).map(places)).toEqual(leaves(en).map(places))
})

test('a code by phone is for whoever signed in, and only for a computer that has agreed on a key', async () => {
  const { deskA, office } = world
  const path = `/devices/${deskA.identity.device}/phone`
  expect((await fetch(at(path))).status).toBe(401)
  const { cookie, csrf } = await signedIn()
  expect((await post(path, { question: '2345-6789' }, { cookie })).status).toBe(403)
  const said = async (question: string) =>
    (await post(path, { csrf, question }, { cookie, 'accept-language': 'en' })).text()
  expect(await said('2345-678')).toContain(en.phone.problems.badQuestion)
  expect(await said('2345-6789')).toContain(en.phone.problems.noPhoneKey)
  const own = generateKeyPairSync('x25519')
  await office.ask('UPDATE konvwa.device SET phone_key = $1 WHERE number = $2', [
    own.publicKey.export({ type: 'spki', format: 'der' }),
    deskA.identity.device,
  ])
  await office.ask('UPDATE konvwa.office SET phone_key = $1', [own.privateKey.export({ type: 'pkcs8', format: 'der' })])
  const first = /id="code">([^<]+)</.exec(await said('2345-6789'))?.[1]
  expect(first).toMatch(/^.{5}-.{5}$/)
  for (const question of ['3345-6789', '4345-6789', '5345-6789', '6345-6789'])
    expect(await said(question)).not.toContain(`id="code">${first}`)
  expect(await said('7345-6789')).toContain(en.phone.problems.tooManyCodes)
  expect(await said('2345 6789')).toContain(`id="code">${first}`)
  expect((await post('/devices/999/phone', { csrf, question: '2345-6789' }, { cookie })).status).toBe(404)
})
