import { generateKeyPairSync, randomInt, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { encode, frameType, sha256 } from '../../electron/sync/codec.ts'
import { type Exchange, exchange } from '../../electron/sync/headOffice.ts'
import { createHttp } from '../../electron/sync/http.ts'
import { openIdentity } from '../../electron/sync/identity.ts'
import { LinkError } from '../../electron/sync/trouble.ts'
import { answerText, headers } from '../../shared/sync/protocol.ts'

/** Stands where head office should: whatever is between it and a desk can answer anything. */
let server: Server
let answer: (request: IncomingHttpHeaders, response: ServerResponse) => void | Promise<void>
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
const Answer = z.strictObject({ protocol: z.literal(1), said: z.string() })

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume()
    request.on('end', () => void answer(request.headers, response))
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

const ask = (): Promise<Exchange<z.infer<typeof Answer>>> =>
  exchange({
    http,
    clock: { now: Date.now, uptime: () => performance.now() },
    address,
    path: '/sync',
    message: { question: 'how are you' },
    answer: Answer,
    identity,
    pinnedKey: officeKey,
  })

const trouble = async (): Promise<LinkError | string> =>
  ask().then(
    () => 'came through',
    cause => (cause instanceof LinkError ? cause : String(cause)),
  )

async function signed(
  request: IncomingHttpHeaders,
  response: ServerResponse,
  message: object,
  options: {
    status?: number
    key?: typeof office.privateKey
    counter?: number
    damage?: (body: Buffer) => Buffer
  } = {},
): Promise<void> {
  const { body, sha256: bodySha256 } = await encode(message)
  const status = options.status ?? 200
  const text = answerText({
    device: 7,
    incarnation: 1,
    counter: options.counter ?? Number(request[headers.counter]),
    status,
    bodySha256,
  })
  response.writeHead(status, {
    'content-type': frameType,
    [headers.signature]: sign(null, Buffer.from(text), options.key ?? office.privateKey).toString('base64'),
  })
  response.end(options.damage ? options.damage(body) : body)
}

test('an answer that head office signed for this very request is believed', async () => {
  answer = (request, response) => signed(request, response, { protocol: 1, said: 'well' })
  const exchanged = await ask()
  expect(exchanged.answer).toEqual({ protocol: 1, said: 'well' })
  expect(exchanged.sentJson).toBe(JSON.stringify({ question: 'how are you' }).length)
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
  answer = (request, response) => signed(request, response, { protocol: 1, said: 'well' }, { key: stranger.privateKey })
  expect(await trouble()).toMatchObject({ trouble: 'portal' })
  answer = (request, response) => signed(request, response, { protocol: 1, said: 'well' }, { counter: 1 })
  expect(await trouble()).toMatchObject({ trouble: 'portal' })
  answer = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"protocol":1,"said":"well"}')
  }
  expect(await trouble()).toMatchObject({ trouble: 'portal' })
})

test('one changed bit anywhere in the body is noticed', async () => {
  const { body } = await encode({ protocol: 1, said: 'well' })
  for (let at = 0; at < body.length; at++) {
    answer = (request, response) =>
      signed(
        request,
        response,
        { protocol: 1, said: 'well' },
        {
          damage: whole => {
            const damaged = Buffer.from(whole)
            damaged[at] = (damaged[at] ?? 0) ^ 1
            return damaged
          },
        },
      )
    expect(await trouble(), `byte ${at}`).toMatchObject({ trouble: 'portal' })
  }
})

test('a refusal counts only with head office’s signature', async () => {
  answer = (request, response) => signed(request, response, { code: 'frame-gap', frame: 4 }, { status: 409 })
  expect(await trouble()).toMatchObject({ trouble: 'frame-gap', frame: 4 })
  answer = (request, response) =>
    signed(request, response, { code: 'revoked' }, { status: 403, key: stranger.privateKey })
  expect(await trouble()).toMatchObject({ trouble: 'portal' })
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

test('a head office of another protocol is not a portal', async () => {
  answer = (request, response) => signed(request, response, { protocol: 2, well: 'said' })
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

test('the hash in an answer’s signature is of the bytes that travel', async () => {
  const { body, sha256: told } = await encode({ protocol: 1 })
  expect(told).toBe(sha256(body))
})
