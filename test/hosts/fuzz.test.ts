import { request } from 'node:http'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { expect, onTestFinished, test } from 'vitest'
import { servePort } from '../../electron/hosts/port.ts'
import { type Client, contract } from '../../shared/contract.ts'
import { loopback } from '../../shared/kernel/loopback.ts'
import { headersOf, openLoopback, openSocket, type Pass, passOf } from '../support/doors.ts'
import { openDesk, type TestDesk } from '../support/openDesk.ts'
import { begin } from '../support/people.ts'

const seed = Number(process.env.KONVWA_SEED ?? 20_261_117)
const frames = 10_000

test(`${frames} random messages on the port break nothing and reach nothing that is not in the contract (seed ${seed})`, async () => {
  const desk = await openDesk()
  const { port1, port2 } = new MessageChannel()
  servePort(port1, desk.desk, desk.sessions)
  onTestFinished(() => port2.close())
  const client = createORPCClient<Client>(new PortLink({ port: port2 }))
  const answers = new Map<string, number>()
  port2.on('message', (text: string) => {
    const answer = JSON.parse(text)
    const key = String(answer.t ?? answer.p?.s ?? 200)
    answers.set(key, (answers.get(key) ?? 0) + 1)
  })
  port2.start()
  await begin(client)

  const dice = diceOf(seed)
  for (let sent = 0; sent < frames; sent += 1) {
    port2.postMessage(sent % 20 === 0 ? anything(dice, 3) : frame(dice, sent))
    if (sent % 500 === 0) await client.auth.state()
  }

  await stillWell(desk, client)
  // Enough of them came past the first wall for the walls behind it to be tried.
  expect(answers.get('200')).toBeGreaterThan(100)
  expect(answers.get('400')).toBeGreaterThan(100)
  expect(answers.get('422')).toBeGreaterThan(100)
})

test(`${frames} random messages on the socket break nothing and reach nothing that is not in the contract (seed ${seed})`, async () => {
  const desk = await openDesk()
  const door = await openLoopback(desk.desk, desk.sessions)
  onTestFinished(door.close)
  const socket = await openSocket(await passOf(door.url))
  const client = createORPCClient<Client>(new SocketLink({ websocket: socket }))
  await begin(client)

  const dice = diceOf(seed + 1)
  for (let sent = 0; sent < frames; sent += 1) {
    socket.send(sent % 20 === 0 ? Uint8Array.from({ length: dice(200) }, () => dice(256)) : frame(dice, sent))
    if (sent % 500 === 0) await client.auth.state()
  }

  await stillWell(desk, client)
})

test(`${frames / 4} random requests break nothing and reach nothing that is not in the contract (seed ${seed})`, async () => {
  const desk = await openDesk()
  const door = await openLoopback(desk.desk, desk.sessions)
  onTestFinished(door.close)
  const pass = await passOf(door.url)
  const client = createORPCClient<Client>(new SocketLink({ websocket: await openSocket(pass) }))
  await begin(client)

  const dice = diceOf(seed + 2)
  for (let sent = 0; sent < frames / 4; sent += 25)
    await Promise.all(Array.from({ length: 25 }, () => post(pass, pathOf(dice), bodyOf(dice))))

  await stillWell(desk, client)
})

/** It answers, nothing broke inside, and the company is as it was begun. */
async function stillWell(desk: TestDesk, client: Client): Promise<void> {
  await client.auth.signOut()
  const signIn = await client.auth.signIn({ login: 'mirlande', password: 'kafe nwa san sik' })
  if (signIn.result !== 'open') desk.clock.advance(300_000)
  if (signIn.result !== 'open') await client.auth.signIn({ login: 'mirlande', password: 'kafe nwa san sik' })
  expect((await client.settings.get()).company?.name).toBe('Boissons du Nord')
  expect(desk.logged.filter(({ event }) => event === 'call failed' || event === 'door failed')).toEqual([])
}

type Dice = (sides: number) => number

/** Mulberry32 (Tommy Ettinger). */
function diceOf(start: number): Dice {
  let state = start
  return sides => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides)
  }
}

const pick = <T>(dice: Dice, items: readonly T[]): T => {
  const item = items[dice(items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

/** Calls that would end the experiment itself. */
const spared = new Set(['/auth/signIn', '/auth/signOut', '/auth/lock', '/people/save', '/settings/saveCompany'])
const procedures = Object.entries(contract)
  .flatMap(([slice, calls]) => Object.keys(calls).map(name => `/${slice}/${name}`))
  .filter(path => !spared.has(path))

const strangePaths = [
  '/__proto__/toString',
  '/constructor/constructor',
  '/orders/../auth/state',
  '/orders/%2e%2e/auth',
  'http://evil.example/auth/state',
  '//evil.example/auth',
  '/auth/state/',
  '/',
  '',
  '/~orpc/handler',
  '/auth/state?data=1',
]

const pathOf = (dice: Dice): string => (dice(4) === 0 ? pick(dice, strangePaths) : pick(dice, procedures))

const strings = [
  '',
  ' ',
  '0',
  '1',
  'id',
  "'; DROP TABLE person; --",
  '<img src=x onerror=1>',
  '\u0000',
  '\ud800',
  '🥭'.repeat(50),
  '2026-11-17',
  '2026-02-31',
  'CAP',
  '__proto__',
  '%00',
  '../..',
  'a'.repeat(5000),
]
const numbers = [0, -0, 1, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308, 12, 34_359_738_369]
const keys = [
  'id',
  'n',
  'text',
  'search',
  'offset',
  'limit',
  'sort',
  'filter',
  'table',
  'form',
  'key',
  'content',
  'note',
  'lines',
  'customerId',
  'productId',
  'quantity',
  'status',
  'kind',
  'reasonId',
  'number',
  'version',
  'active',
  'code',
  'name',
  '__proto__',
  'constructor',
  'toString',
  'language',
  'login',
  'password',
  'open',
  'keep',
  'batch',
]

function anything(dice: Dice, depth: number): unknown {
  switch (dice(depth > 0 ? 7 : 5)) {
    case 0:
      return null
    case 1:
      return dice(2) === 0
    case 2:
    case 3:
      return pick(dice, strings)
    case 4:
      return pick(dice, numbers)
    case 5:
      return Array.from({ length: dice(5) }, () => anything(dice, depth - 1))
    default:
      return Object.fromEntries(Array.from({ length: dice(6) }, () => [pick(dice, keys), anything(dice, depth - 1)]))
  }
}

const meta = (dice: Dice): unknown =>
  pick(dice, [
    null,
    [],
    [[dice(12), pick(dice, keys)]],
    [[1, '__proto__', 'polluted']],
    [[dice(12), 'constructor', 'prototype', 'polluted']],
    anything(dice, 2),
  ])

const bodyOf = (dice: Dice): string =>
  dice(10) === 0
    ? pick(dice, [
        '',
        '{',
        'null',
        '[]',
        '"text"',
        '{"json":',
        '[[[[',
        '\u0000',
        '{"json":{"__proto__":{"polluted":1}}}',
      ])
    : JSON.stringify({ json: anything(dice, 3), ...(dice(3) === 0 ? { meta: meta(dice) } : {}) })

function frame(dice: Dice, sent: number): string {
  const id = pick(dice, [`f${sent}`, sent, `f${sent}`, null, { a: 1 }, -1])
  const call = { u: pathOf(dice), b: { json: anything(dice, 3), ...(dice(3) === 0 ? { meta: meta(dice) } : {}) } }
  switch (dice(8)) {
    case 0:
      return JSON.stringify({ i: id, t: pick(dice, [1, 2, 3, 4, 5, '4', null]), p: anything(dice, 2) })
    case 1:
      return JSON.stringify({ i: id, p: { ...call, h: { 'content-type': 'text/event-stream' } } })
    case 2:
      return JSON.stringify({ i: id, p: { ...call, h: { 'content-disposition': 'form-data; filename=x' }, m: 'GET' } })
    case 3:
      return JSON.stringify({ i: id, p: call }).slice(0, dice(80))
    default:
      return JSON.stringify({ i: id, p: call })
  }
}

const post = (pass: Pass, at: string, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(
      `${pass.origin}${loopback.callPath}`,
      {
        path: `${loopback.callPath}${encodeURI(at.startsWith('/') ? at : `/${at}`)}`,
        method: 'POST',
        headers: headersOf(pass),
      },
      response => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0))
        // A stream never ends by itself.
        if (response.headers['content-type']?.startsWith('text/event-stream')) response.destroy()
        response.on('close', () => resolve(response.statusCode ?? 0))
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
