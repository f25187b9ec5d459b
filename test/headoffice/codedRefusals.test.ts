import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { protocolVersion } from '../../shared/sync/protocol.ts'
import { frameBytes, frameForms } from '../../shared/sync/wire/frame.ts'
import { readRefusalBytes } from '../../shared/sync/wire/refusal.ts'
import { type CodedRequest, requestBytes } from '../../shared/sync/wire/request.ts'
import { readResponseBytes } from '../../shared/sync/wire/response.ts'
import { answerSigned, codedPath, requestSigned, signatureLength } from '../../shared/sync/wire/signing.ts'
import { customerRow, type TwoDepots, twoDepots } from '../support/company.ts'
import type { TestDesk } from '../support/desk.ts'

let world: TwoDepots
beforeAll(async () => {
  world = await twoDepots()
})
afterAll(() => world.office.close())

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: Buffer
}

const post = (body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = httpRequest(world.office.url + codedPath, { method: 'POST' }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })

function asking(desk: TestDesk, more: Partial<CodedRequest> = {}): CodedRequest {
  const { epoch, cursors } = desk.request()
  const rest = { decisions: [], waiting: 0, needsAttention: 0, mostBytes: 1_000_000, application: 'test' }
  return { epoch, cursors, frames: [], ...rest, ...more }
}

interface Signing {
  version?: number
  device?: number
  incarnation?: number
  counter?: number
  key?: KeyObject
}

function bodyOf(desk: TestDesk, request: CodedRequest, signing: Signing = {}): Buffer {
  desk.counter += 1
  const sender = { device: desk.identity.device, incarnation: 1, counter: desk.counter, ...signing }
  const bytes = requestBytes(signing.version ?? protocolVersion, sender, request)
  return Buffer.concat([bytes, sign(null, requestSigned(bytes), signing.key ?? desk.keys.privateKey)])
}

/** The code of a refusal, after its signature was held against head office's key. */
async function refusalOf(body: Buffer): Promise<unknown> {
  const answer = await post(body)
  expect(answer.status).toBeGreaterThanOrEqual(400)
  return readRefusalBytes(signedBytes(answer, body))
}

function signedBytes({ status, body }: Answer, request: Buffer): Uint8Array {
  const bytes = body.subarray(0, -signatureLength)
  const requestHash = createHash('sha256').update(request).digest()
  const { headOfficeKey } = world.deskA.identity
  const key = createPublicKey({ key: Buffer.from(headOfficeKey, 'base64'), format: 'der', type: 'spki' })
  expect(verify(null, answerSigned({ requestHash, status, bytes }), key, body.subarray(-signatureLength))).toBe(true)
  return bytes
}

const customer = (desk: TestDesk, number: number) => ({
  number,
  clock: 1,
  person: world.company.managerA,
  why: 'customers.save',
  right: 'customers.edit',
  batch: null,
  changes: [desk.change('customer', 'insert', desk.id(), customerRow(world.company.depotA, `C${number}`))],
})

test('an answer is signed, says what was asked, and has no header but its length', async () => {
  const { deskA } = world
  const request = asking(deskA)
  const body = bodyOf(deskA, request)
  const answer = await post(body)
  expect(answer.status).toBe(200)
  expect(Object.keys(answer.headers)).toEqual(['content-length'])
  const asked = { device: deskA.identity.device, ...request }
  expect(readResponseBytes(asked, signedBytes(answer, body))).toMatchObject({ epoch: request.epoch, verdicts: [] })
})

test('a request captured on the way and sent again is refused', async () => {
  const { deskA } = world
  const body = bodyOf(deskA, asking(deskA))
  expect((await post(body)).status).toBe(200)
  expect(await refusalOf(body)).toEqual({ code: 'replayed' })
})

test('one changed bit anywhere in a request is a bad signature, or no request at all', async () => {
  const { deskA } = world
  const body = bodyOf(deskA, asking(deskA))
  for (let at = 0; at < body.length; at += 1) {
    const damaged = Buffer.from(body)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    const refusal = await refusalOf(damaged)
    expect(['bad-signature', 'unknown-device', 'wrong-protocol', 'bad-request'], `byte ${at}`).toContain(
      Object(refusal).code,
    )
  }
})

test('strangers, unknown computers, another protocol and another epoch are refused', async () => {
  const { deskA } = world
  const { privateKey } = generateKeyPairSync('ed25519')
  expect(await refusalOf(bodyOf(deskA, asking(deskA), { key: privateKey }))).toEqual({ code: 'bad-signature' })
  expect(await refusalOf(bodyOf(deskA, asking(deskA), { device: 999 }))).toEqual({ code: 'unknown-device' })
  expect(await refusalOf(bodyOf(deskA, asking(deskA), { device: 2 ** 40 }))).toEqual({ code: 'unknown-device' })
  expect(await refusalOf(bodyOf(deskA, asking(deskA), { incarnation: 3 }))).toEqual({ code: 'unknown-device' })
  expect(await refusalOf(bodyOf(deskA, asking(deskA), { version: 99 }))).toEqual({ code: 'wrong-protocol' })
  expect(await refusalOf(bodyOf(deskA, asking(deskA, { epoch: 1 })))).toEqual({ code: 'other-epoch' })
})

test('bytes that are no request, and frames that are none, are refused', async () => {
  const { deskA, deskB } = world
  const { device } = deskB.identity
  const alien = frameBytes({ device, number: 1, previous: '0'.repeat(64), transactions: [customer(deskB, 1)] })
  for (const bytes of [Buffer.alloc(0), Buffer.alloc(70), Buffer.alloc(3000, 255)])
    expect(Object(await refusalOf(bytes)).code).toMatch(/bad-request|wrong-protocol/)
  for (const frame of [
    Uint8Array.of(frameForms.coded, 1, 2, 3, 4, 5),
    Uint8Array.of(9, 9, 9),
    new Uint8Array(0),
    Buffer.concat([Uint8Array.of(frameForms.packedJson), brotliCompressSync('{')]),
    Uint8Array.of(frameForms.packedJson, 1, 2, 3),
    alien,
  ])
    expect(await refusalOf(bodyOf(deskA, asking(deskA, { frames: [frame] })))).toEqual({ code: 'bad-request' })
})

test('a zip bomb in a frame is refused while memory stays small', async () => {
  const { deskA } = world
  const bomb = Buffer.concat([Uint8Array.of(frameForms.packedJson), brotliCompressSync(Buffer.alloc(400_000_000))])
  expect(bomb.length).toBeLessThan(2000)
  const before = process.memoryUsage().rss
  const frames = Array.from({ length: 100 }, () => bomb)
  expect(await refusalOf(bodyOf(deskA, asking(deskA, { frames })))).toEqual({ code: 'too-large' })
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
})

test('a gap and a fork are told apart; a transaction with a right that nobody has is rejected alone', async () => {
  const { deskA } = world
  const { device } = deskA.identity
  const start = '0'.repeat(64)
  const frame = (number: number, previous: string, transactions = [customer(deskA, number)]): Uint8Array =>
    frameBytes({ device, number, previous, transactions })
  const send = (frames: Uint8Array[]) => bodyOf(deskA, asking(deskA, { frames }))
  expect(await refusalOf(send([frame(2, start)]))).toEqual({ code: 'frame-gap', frame: 0 })
  expect(await refusalOf(send([frame(1, 'f'.repeat(64))]))).toEqual({ code: 'frame-fork' })

  const good = frame(1, start, [customer(deskA, 1), { ...customer(deskA, 2), right: 'no.such.right' }])
  const body = send([good])
  const request = asking(deskA)
  const answer = readResponseBytes({ device, ...request }, signedBytes(await post(body), body))
  expect(answer).toMatchObject({
    frame: 1,
    verdicts: [
      { number: 1, verdict: 'accepted' },
      { number: 2, verdict: 'rejected', code: 'right-missing' },
    ],
  })
  expect(await refusalOf(send([frame(1, start)]))).toEqual({ code: 'frame-fork' })
})
