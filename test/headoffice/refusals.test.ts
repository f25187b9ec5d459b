import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { constants, createBrotliCompress } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerText, refusals, syncPath } from '../../shared/sync/protocol.ts'
import { customerRow, type TwoDepots, twoDepots } from '../support/company.ts'
import { enrolDesk, pack, RefusedError, type TestDesk, verifyAnswer } from '../support/desk.ts'

let world: TwoDepots
const seen = new Set<string>()
beforeAll(async () => {
  world = await twoDepots()
})
afterAll(() => world.office.close())

async function codeOf(answer: Promise<Response>): Promise<string> {
  const response = await answer
  const body: { code?: string } = response.headers.get('content-type')?.includes('json') ? await response.json() : {}
  const code = body.code ?? `${response.status}`
  seen.add(code)
  return code
}

const asCode = async (work: Promise<unknown>): Promise<string> => {
  const code = await work.then(
    () => 'nothing',
    error => (error instanceof RefusedError ? error.refusal.code : String(error)),
  )
  seen.add(code)
  return code
}

function writeCustomer(desk: TestDesk): number {
  const { company } = world
  return desk.act(company.managerA, 'customers.edit', [
    desk.change('customer', 'insert', desk.id(), customerRow(company.depotA, 'C')),
  ])
}

const rowCount = async (): Promise<unknown> => (await world.office.ask('SELECT count(*) FROM konvwa.row_state'))[0]

test('a request captured on the way and sent again is refused and has no second effect', async () => {
  const { deskA } = world
  const number = writeCustomer(deskA)
  deskA.seal()
  const body = pack(deskA.request())
  expect((await deskA.send(body)).status).toBe(200)
  const after = await rowCount()
  expect(await codeOf(deskA.send(body, { counter: deskA.counter }))).toBe('replayed')
  expect(await rowCount()).toEqual(after)
  const again = await deskA.sync()
  expect(again.verdicts).toEqual([{ number, verdict: 'accepted' }])
  expect(await rowCount()).toEqual(after)
})

test('a signature of another key, over another body or for another path is refused', async () => {
  const { deskA, deskB } = world
  const body = pack(deskA.request())
  const stranger = generateKeyPairSync('ed25519').privateKey
  const forged = sign(null, Buffer.from('x'), stranger).toString('base64')
  expect(await codeOf(deskA.send(body, { signature: forged }))).toBe('bad-signature')
  expect(await codeOf(deskA.send(body, { signature: 'not base64 at all' }))).toBe('bad-signature')
  expect(await codeOf(deskA.send(body, { path: '/enrol' }))).toBe('bad-signature')
  expect(await codeOf(deskA.send(body, { device: deskB.identity.device }))).toBe('bad-signature')
})

test('a device or an incarnation that head office never enrolled is refused', async () => {
  const { deskA } = world
  const body = pack(deskA.request())
  expect(await codeOf(deskA.send(body, { device: 999 }))).toBe('unknown-device')
  expect(await codeOf(deskA.send(body, { device: 2 ** 40 }))).toBe('unknown-device')
  expect(await codeOf(deskA.send(body, { incarnation: 7 }))).toBe('unknown-device')
})

test('another protocol and another epoch are refused', async () => {
  const { deskA } = world
  expect(await codeOf(deskA.send(pack(deskA.request({ protocol: 99 }))))).toBe('wrong-protocol')
  expect(await codeOf(deskA.send(pack(deskA.request({ epoch: 1 }))))).toBe('other-epoch')
})

test.each([
  ['no brotli', Buffer.from('{"protocol":1}')],
  ['brotli of no JSON', pack('x').subarray(0, 3)],
  ['JSON that is cut short', pack({ protocol: 1, frames: ['{"number":1'] })],
  ['another shape', pack({ protocol: 1, hello: 'world' })],
  ['an array', pack([])],
  ['a number', pack(7)],
  ['JSON nested a thousand deep', pack(JSON.parse('['.repeat(1000) + ']'.repeat(1000)))],
  ['nothing', Buffer.alloc(0)],
])('a body of %s is refused', async (_name, body) => {
  expect(await codeOf(world.deskA.send(body))).toBe('bad-request')
})

test('a frame of another shape, with transactions out of order or with a number missing is refused whole', async () => {
  const { deskA } = world
  const before = await rowCount()
  for (const frame of [
    '{',
    '[]',
    '{"number":0}',
    '{"number":2,"previous":"x","transactions":[]}',
    JSON.stringify({ number: 2, previous: '0'.repeat(64), transactions: [{}] }),
  ]) {
    expect(await codeOf(deskA.send(pack(deskA.request({ frames: [frame] }))))).toBe('bad-request')
  }
  expect(await rowCount()).toEqual(before)
})

test('JSON without the signed envelope is refused', async () => {
  const { office } = world
  expect(
    await codeOf(
      fetch(office.url + syncPath, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }),
    ),
  ).toBe('bad-request')
  expect(
    await codeOf(
      fetch(office.url + syncPath, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'hello' }),
    ),
  ).toBe('bad-request')
})

test('a body over a megabyte is refused before it is read', async () => {
  expect(await codeOf(world.deskA.send(Buffer.alloc(1_100_000)))).toBe('too-large')
})

test('a zip bomb: a body that would become gigabytes is refused while memory stays small', async () => {
  const bomb = await zeros(3_000_000_000)
  expect(bomb.length).toBeLessThan(1_000_000)
  const before = process.memoryUsage().rss
  expect(await codeOf(world.deskA.send(bomb))).toBe('too-large')
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
})

test('a request that stops half-way leaves nothing behind', async () => {
  const { deskA, office } = world
  writeCustomer(deskA)
  deskA.seal()
  const before = await rowCount()
  const body = pack(deskA.request())
  const { hostname, port } = new URL(office.url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.write(
    `POST ${syncPath} HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-konvwa\r\ncontent-length: ${body.length}\r\n\r\n`,
  )
  socket.write(body.subarray(0, body.length / 2))
  socket.destroy()
  expect(await rowCount()).toEqual(before)
  await deskA.sync()
  expect(await rowCount()).not.toEqual(before)
})

test('a frame that skips one is refused with the last that is here, and nothing of the request is applied', async () => {
  const { deskA } = world
  const before = await rowCount()
  writeCustomer(deskA)
  const sealed = JSON.parse(deskA.seal())
  const response = await deskA.send(
    pack(deskA.request({ frames: [JSON.stringify({ ...sealed, number: sealed.number + 1 })] })),
  )
  expect(await response.json()).toEqual({ code: 'frame-gap', frame: sealed.number - 1 })
  seen.add('frame-gap')
  expect(await rowCount()).toEqual(before)
  await deskA.sync()
})

test('another frame under a known number, or behind another predecessor, is a fork and refused', async () => {
  const { deskA } = world
  writeCustomer(deskA)
  const sealed = JSON.parse(deskA.seal())
  const fork = JSON.stringify({ ...sealed, previous: 'a'.repeat(64) })
  expect(await codeOf(deskA.send(pack(deskA.request({ frames: [fork] }))))).toBe('frame-fork')
  await deskA.sync()
  const before = await rowCount()
  const other = JSON.stringify({ ...sealed, transactions: [{ ...sealed.transactions[0], why: 'other' }] })
  expect(await codeOf(deskA.send(pack(deskA.request({ frames: [other] }))))).toBe('frame-fork')
  expect(await rowCount()).toEqual(before)
})

test('the same frame sent again, twice at once or later, gets the same verdicts and has one effect', async () => {
  const { deskA } = world
  const numbers = [writeCustomer(deskA), writeCustomer(deskA)]
  const frame = deskA.seal()
  const first = await deskA.sync()
  const after = await rowCount()
  const repeats = [0, 1, 2].map(() => deskA.sync({ frames: [frame] }))
  for (const repeat of await Promise.allSettled(repeats)) {
    if (repeat.status === 'fulfilled') expect(repeat.value.verdicts).toEqual(first.verdicts)
    else expect(repeat.reason).toMatchObject({ refusal: { code: 'replayed' } })
  }
  expect(first.verdicts).toEqual(numbers.map(number => ({ number, verdict: 'accepted' })))
  expect(await rowCount()).toEqual(after)
})

test('a transaction that an earlier frame brought is not applied again in a new one', async () => {
  const { deskA } = world
  const number = writeCustomer(deskA)
  const [transaction] = JSON.parse(deskA.seal()).transactions
  await deskA.sync()
  const after = await rowCount()
  deskA.seal([transaction])
  expect((await deskA.sync()).verdicts).toEqual([{ number, verdict: 'accepted' }])
  expect(await rowCount()).toEqual(after)
})

test('more than 120 requests in a minute are too many for one device and no matter for another', async () => {
  const { deskB, boss } = world
  const answers = []
  for (let asked = 0; asked < 245; asked += 1) answers.push(await codeOf(deskB.send(Buffer.from('x'))))
  expect(answers.filter(code => code === 'busy').length).toBeGreaterThanOrEqual(1)
  await boss.sync()
})

test('every answer is signed by head office for the very request, a refusal too', async () => {
  const { deskA } = world
  const response = await deskA.send(pack(deskA.request({ protocol: 99 })))
  const text = (bodySha256: string) =>
    answerText({ device: deskA.identity.device, incarnation: 1, counter: deskA.counter, status: 400, bodySha256 })
  expect(await verifyAnswer(deskA, response, text)).toBe(true)
})

test('a stopped computer is refused, what it sends is kept aside, and nothing of it counts', async () => {
  const { boss, company, office } = world
  const desk = await enrolDesk(office.url, {
    code: await office.makeCode({ depotId: company.depotA, headOffice: false }),
  })
  await boss.sync()
  const row = boss.rowOf('device', values => values.device_number === desk.identity.device)
  boss.act(company.boss, 'devices.manage', [boss.change('device', 'update', row, { active: 0 })])
  expect((await boss.sync()).verdicts).toMatchObject([{ verdict: 'accepted' }])
  writeCustomer(desk)
  const before = await rowCount()
  expect(await asCode(desk.sync())).toBe('revoked')
  expect(await rowCount()).toEqual(before)
  expect(await office.ask('SELECT device FROM konvwa.quarantine')).toEqual([{ device: desk.identity.device }])
})

test('every refusal has been seen, but for those of enrolment', () => {
  const others = refusals.filter(code => code !== 'bad-code' && code !== 'too-many-attempts')
  expect(others.filter(code => !seen.has(code))).toEqual([])
})

async function zeros(length: number): Promise<Buffer> {
  const squeeze = createBrotliCompress({
    params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 24 },
  })
  const chunks: Buffer[] = []
  squeeze.on('data', chunk => chunks.push(chunk))
  const block = Buffer.alloc(10_000_000)
  for (let written = 0; written < length; written += block.length) {
    if (!squeeze.write(block)) await once(squeeze, 'drain')
  }
  squeeze.end()
  await once(squeeze, 'end')
  return Buffer.concat(chunks)
}
