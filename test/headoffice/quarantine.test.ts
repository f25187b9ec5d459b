import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { en } from '../../headoffice/words/en.ts'
import { fr } from '../../headoffice/words/fr.ts'
import { ht } from '../../headoffice/words/ht.ts'
import { languages } from '../../shared/kernel/locale.ts'
import { customerRow, type TwoDepots, twoDepots } from '../support/company.ts'
import { enrolDesk, RefusedError, type TestDesk } from '../support/desk.ts'

const password = 'kabrit ki gen twòp mèt'
let world: TwoDepots
let session: { cookie: string; csrf: string }
const logged: unknown[] = []

beforeAll(async () => {
  const note = (line: unknown) => logged.push(line)
  world = await twoDepots({ log: { info: note, warn: note, error: note } })
  const { boss, company } = world
  const password_hash = await hash(password, { memoryCost: 4096, timeCost: 1 })
  boss.act(company.boss, 'people.edit', [
    boss.change('person', 'update', company.boss, { password_hash, name: 'Marie-Ange' }),
    boss.change('person', 'update', company.managerA, { password_hash }),
  ])
  await boss.sync()
  const signedIn = await post('/sign-in', { login: 'boss', password }, null)
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const text = await read('/', cookie)
  session = { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '' }
}, 60_000)
afterAll(() => world.office.close())

function post(path: string, fields: Record<string, string>, cookie: string | null): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': 'en', ...(cookie === null ? {} : { cookie }) }
  return fetch(world.office.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams(fields),
  })
}

const read = async (path: string, cookie: string): Promise<string> =>
  (await fetch(world.office.url + path, { headers: { cookie, 'accept-language': 'en' } })).text()

const decide = (path: string): Promise<Response> => post(path, { csrf: session.csrf }, session.cookie)

/** A computer at depot A that was stopped, with customers that it went on entering, each sent in a request of its own. */
async function stoppedDesk(codes: readonly string[]): Promise<{ desk: TestDesk; path: string; ids: number[] }> {
  const { office, company } = world
  const code = await office.makeCode({ depotId: company.depotA, headOffice: false })
  const desk = await enrolDesk(office.url, { code, computer: 'Lost laptop' })
  await desk.sync()
  const path = `/devices/${desk.identity.device}`
  expect((await decide(`${path}/stop`)).status).toBe(303)
  for (const customer of codes) {
    const row = customerRow(company.depotA, customer)
    desk.act(company.managerA, 'customers.edit', [desk.change('customer', 'insert', desk.id(), row)], {
      why: 'customers.save',
    })
    const frame = desk.seal()
    const refused = await desk.sync({ frames: [frame] }).catch(error => error)
    expect(refused).toBeInstanceOf(RefusedError)
  }
  const kept = await office.ask('SELECT id FROM konvwa.quarantine WHERE device = $1 ORDER BY id', [
    desk.identity.device,
  ])
  return { desk, path, ids: kept.map(row => Number(Object(row).id)) }
}

const customers = async (like: string): Promise<number> =>
  (await world.office.ask('SELECT 1 FROM report.customer WHERE code LIKE $1', [like])).length

test('what a stopped computer sent is looked at in three languages, let in by whoever may, and then counts once', async () => {
  const { path, ids } = await stoppedDesk(['Q1', 'Q2'])
  expect(ids).toHaveLength(2)
  for (const language of languages) {
    const text = await read(`${path}/kept?lang=${language}`, session.cookie)
    const say = { en, fr, ht }[language]
    expect(text).toContain(say.kept.title.replace('{name}', 'Lost laptop'))
    expect(text).toContain('mirlande')
    expect(text).toContain(say.kept.rows.replace('{count}', '1'))
  }
  expect(await customers('Q%')).toBe(0)
  const early = await decide(`${path}/kept/${ids[1]}/let-in`)
  expect([early.status, await early.text()]).toEqual([409, expect.stringContaining(en.kept.problem['earlier-first'])])
  expect(await customers('Q%')).toBe(0)
  for (const id of ids) expect((await decide(`${path}/kept/${id}/let-in`)).status).toBe(200)
  expect((await decide(`${path}/kept/${ids[0]}/let-in`)).status).toBe(200)
  expect(await customers('Q%')).toBe(2)
  const text = await read(`${path}/kept`, session.cookie)
  expect(text).toContain(en.kept.wasLetIn.replace('{person}', 'Marie-Ange'))
  expect(logged).toContainEqual(
    expect.objectContaining({ event: 'kept-let-in', status: 'let-in', person: world.company.boss }),
  )
})

test('what is discarded counts not at all, stays readable, and may still be let in', async () => {
  const { desk, path, ids } = await stoppedDesk(['D1'])
  expect((await decide(`${path}/kept/${ids[0]}/discard`)).status).toBe(200)
  expect(await customers('D%')).toBe(0)
  expect(await read('/', session.cookie)).not.toContain(en.kept.some.replace('{count}', '1'))
  const text = await read(`${path}/kept`, session.cookie)
  expect(text).toContain(en.kept.wasDiscarded.replace('{person}', 'Marie-Ange'))
  expect(text).toContain(en.kept.rows.replace('{count}', '1'))
  expect((await decide(`${path}/kept/${ids[0]}/let-in`)).status).toBe(200)
  expect(await customers('D%')).toBe(1)
  const still = await desk.sync().catch(error => error)
  expect(still).toMatchObject({ refusal: { code: 'revoked' } })
  expect(logged).toContainEqual(expect.objectContaining({ event: 'kept-discarded', status: 'good' }))
})

test('let in, a change is looked at as all others are: one for another depot is refused', async () => {
  const { office, company } = world
  const code = await office.makeCode({ depotId: company.depotA, headOffice: false })
  const desk = await enrolDesk(office.url, { code })
  const path = `/devices/${desk.identity.device}`
  await decide(`${path}/stop`)
  const row = customerRow(company.depotB, 'X1')
  desk.act(company.managerA, 'customers.edit', [desk.change('customer', 'insert', desk.id(), row)])
  await desk.sync().catch(() => undefined)
  const [kept] = await office.ask('SELECT id FROM konvwa.quarantine WHERE device = $1', [desk.identity.device])
  const answer = await (await decide(`${path}/kept/${Object(kept).id}/let-in`)).text()
  expect(answer).toContain(en.kept.letInDone.replace('{accepted}', '0').replace('{refused}', '1'))
  expect(await customers('X%')).toBe(0)
})

test('nobody without the right sees or decides, and one computer’s requests are not another’s', async () => {
  const { path, ids } = await stoppedDesk(['N1'])
  const { url } = world.office
  expect((await fetch(`${url}${path}/kept`)).status).toBe(401)
  for (const act of ['let-in', 'discard']) {
    expect((await post(`${path}/kept/${ids[0]}/${act}`, { csrf: session.csrf }, null)).status).toBe(403)
    expect((await post(`${path}/kept/${ids[0]}/${act}`, { csrf: 'x' }, session.cookie)).status).toBe(403)
    expect((await decide(`/devices/2/kept/${ids[0]}/${act}`)).status).not.toBe(200)
  }
  expect((await fetch(`${url}/devices/999/kept`, { headers: { cookie: session.cookie } })).status).toBe(404)
  expect(await customers('N%')).toBe(0)
})
