import { createHash, generateKeyPairSync, type KeyObject, randomInt, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttp } from '../../electron/sync/http.ts'
import { openIdentity } from '../../electron/sync/identity.ts'
import { type RoundTrip, roundTrip } from '../../electron/sync/roundTrip.ts'
import { LinkError } from '../../electron/sync/trouble.ts'
import type { Refusal } from '../../shared/sync/protocol.ts'
import { refusalBytes } from '../../shared/sync/wire/refusal.ts'
import { readRequestBytes } from '../../shared/sync/wire/request.ts'
import { type CodedResponse, responseBytes } from '../../shared/sync/wire/response.ts'
import { answerSigned, signatureLength } from '../../shared/sync/wire/signing.ts'

/** Stands where head office should: whatever is between it and a desk can answer anything. */
let server: Server
let answer: (request: Buffer, response: ServerResponse) => void
let address: string

const office = generateKeyPairSync('ed25519')
const officeKey = office.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
const stranger = generateKeyPairSync('ed25519')
const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-'))
const identity = openIdentity({
  folder: path.join(folder, 'identity'),
  dice: randomInt,
})
identity.change({ device: 7 })
const http = createHttp()

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => answer(Buffer.concat(chunks), response))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  address = typeof at === 'object' && at !== null ? `http://127.0.0.1:${at.port}/` : ''
})

afterAll(() => {
  http.hangUp()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

const asked = { epoch: 11, cursors: { 'device:7': 3 } }
const well: CodedResponse = { epoch: 11, time: 5, frame: 2, verdicts: [], scopes: ['device:7'], pages: [] }
const wellBytes = responseBytes({ device: 7, ...asked }, well)

const ask = (): Promise<RoundTrip> =>
  roundTrip({
    http,
    clock: { now: Date.now, uptime: () => performance.now() },
    address,
    identity,
    pinnedKey: officeKey,
    request: { ...asked, frames: [], decisions: [], waiting: 0, needsAttention: 0, mostBytes: 1000, application: 'x' },
  })

const trouble = async (): Promise<LinkError | string> =>
  ask().then(
    () => 'came through',
    cause => (cause instanceof LinkError ? cause : String(cause)),
  )

interface Signing {
  status?: number
  key?: KeyObject
  /** The request that is answered, where it is another. */
  to?: Buffer
  damage?: (body: Buffer) => Buffer
}

function signed(request: Buffer, response: ServerResponse, bytes: Uint8Array, options: Signing = {}): void {
  const status = options.status ?? 200
  const requestHash = createHash('sha256')
    .update(options.to ?? request)
    .digest()
  const signature = sign(null, answerSigned({ requestHash, status, bytes }), options.key ?? office.privateKey)
  const body = Buffer.concat([bytes, signature])
  response.writeHead(status, { 'content-length': body.length }).end(options.damage ? options.damage(body) : body)
}

test('an answer that head office signed for this very request is believed', async () => {
  answer = (request, response) => signed(request, response, wellBytes)
  expect((await ask()).answer).toEqual(well)
})

test('no two requests are the same, whatever they ask', async () => {
  const counters: number[] = []
  answer = (request, response) => {
    counters.push(readRequestBytes(request.subarray(0, -signatureLength)).sender.counter)
    signed(request, response, wellBytes)
  }
  await ask()
  await ask()
  expect(counters[1]).toBeGreaterThan(counters[0] ?? Number.POSITIVE_INFINITY)
})

test('a portal that answers 200 with a page is taken for what it is', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome to the hotel</html>')
  }
  expect(await trouble()).toMatchObject({ trouble: 'portal' })
  answer = (_request, response) => {
    response.writeHead(302, { location: 'http://portal.example/' }).end()
  }
  expect(await trouble()).toMatchObject({ trouble: 'portal' })
})

test('a good answer signed by somebody else, for another request, or not at all is a portal’s', async () => {
  answer = (request, response) => signed(request, response, wellBytes, { key: stranger.privateKey })
  expect(await trouble()).toMatchObject({ trouble: 'portal' })
  answer = (request, response) => signed(request, response, wellBytes, { to: Buffer.from('another') })
  expect(await trouble()).toMatchObject({ trouble: 'portal' })
  answer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"protocol":1,"said":"well"}')
  }
  expect(await trouble()).toMatchObject({ trouble: 'portal' })
})

test('one changed bit anywhere in the body is noticed', async () => {
  for (let at = 0; at < wellBytes.length + signatureLength; at++) {
    const damage = (whole: Buffer): Buffer => {
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] ?? 0) ^ 1
      return damaged
    }
    answer = (request, response) => signed(request, response, wellBytes, { damage })
    expect(await trouble(), `byte ${at}`).toMatchObject({ trouble: 'portal' })
  }
})

test('a refusal counts only with head office’s signature', async () => {
  const gap: Refusal = { code: 'frame-gap', frame: 4 }
  answer = (request, response) => signed(request, response, refusalBytes(gap), { status: 409 })
  expect(await trouble()).toMatchObject({ trouble: 'frame-gap', frame: 4 })
  const revoked = refusalBytes({ code: 'revoked' })
  answer = (request, response) => signed(request, response, revoked, { status: 403, key: stranger.privateKey })
  expect(await trouble()).toMatchObject({ trouble: 'portal' })
  answer = (request, response) => signed(request, response, revoked, { status: 403 })
  expect(await trouble()).toMatchObject({ trouble: 'revoked' })
})

test('what a proxy says in head office’s place is told apart: down, busy, too large', async () => {
  const say = (status: number, more: Record<string, string> = {}) => {
    answer = (_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html', ...more }).end('<h1>nginx</h1>')
    }
  }
  say(502)
  expect(await trouble()).toMatchObject({ trouble: 'server-down' })
  say(503, { 'retry-after': '120' })
  expect(await trouble()).toMatchObject({ trouble: 'server-down', retryAfter: 120_000 })
  say(429, { 'retry-after': '7' })
  expect(await trouble()).toMatchObject({ trouble: 'busy', retryAfter: 7_000 })
  say(413)
  expect(await trouble()).toMatchObject({ trouble: 'too-large' })
  say(511)
  expect(await trouble()).toMatchObject({ trouble: 'portal' })
})

test('what head office signed and nobody here can read is of another version, and no portal', async () => {
  answer = (request, response) => signed(request, response, Buffer.concat([wellBytes, Buffer.alloc(40, 1)]))
  expect(await trouble()).toMatchObject({ trouble: 'wrong-protocol' })
})

test('an answer that ends before its length is no answer', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
    response.write('{"protocol":1')
    setTimeout(() => response.destroy(), 20)
  }
  expect(await trouble()).toMatchObject({ trouble: 'no-link' })
})
