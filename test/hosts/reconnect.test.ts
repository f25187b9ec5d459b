import { EventEmitter } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { expect, onTestFinished, test } from 'vitest'
import { savePreference } from '../../db/preferences.ts'
import { parentOf, serveParent } from '../../electron/hosts/parent.ts'
import { servePort } from '../../electron/hosts/port.ts'
import type { Client } from '../../shared/contract.ts'
import { openLoopback, openSocket, passOf } from '../support/doors.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin } from '../support/people.ts'

test('a page whose socket broke opens another, is still signed in, and hears of changes again', async () => {
  const { desk, sessions } = await openDesk()
  const door = await openLoopback(desk, sessions)
  onTestFinished(door.close)
  const pass = await passOf(door.url)
  const first = await openSocket(pass)
  const before = createORPCClient<Client>(new SocketLink({ websocket: first }))
  await begin(before)
  const broken = await before.changes.watch()
  await broken.next()

  first.close()
  await expect(broken.next()).rejects.toThrow()
  await desk.store.writePrivate(tx => savePreference(tx, null, 'meanwhile', '1'))

  const after = createORPCClient<Client>(new SocketLink({ websocket: await openSocket(pass) }))
  expect(await after.auth.state()).toMatchObject({ state: 'open' })
  const stream = await after.changes.watch()
  expect(await stream.next()).toEqual({ done: false, value: { tables: [], remote: false } })
  await desk.store.writePrivate(tx => savePreference(tx, null, 'later', '1'))
  expect(await stream.next()).toMatchObject({ value: { tables: ['preference'] } })
})

test('a broken socket leaves nobody watching behind it', async () => {
  const { desk, sessions } = await openDesk()
  const door = await openLoopback(desk, sessions)
  onTestFinished(door.close)
  const pass = await passOf(door.url)
  const watched: (() => void)[] = []
  const stopped: (() => void)[] = []
  const { watch } = desk.store.changes
  desk.store.changes.watch = listener => {
    const stop = watch(listener)
    watched.push(stop)
    return () => {
      stopped.push(stop)
      stop()
    }
  }
  const socket = await openSocket(pass)
  const client = createORPCClient<Client>(new SocketLink({ websocket: socket }))
  await begin(client)
  await (await client.changes.watch()).next()
  expect([watched.length, stopped.length]).toEqual([1, 0])

  socket.close()

  await expect.poll(() => stopped.length).toBe(1)
})

test('the shell hands a port over, and the session on it ends with the port', async () => {
  const { desk, sessions } = await openDesk()
  const shell = Object.assign(new EventEmitter(), { postMessage: () => {} })
  const parent = parentOf({ parentPort: shell })
  if (!parent) throw new Error('no parent')
  let stopped = 0
  serveParent(parent, { connect: port => servePort(port, desk, sessions), stop: () => (stopped += 1) })
  const handOver = (): MessagePort => {
    const { port1, port2 } = new MessageChannel()
    shell.emit('message', { data: { type: 'connect', window: 1 }, ports: [port1] })
    port2.start()
    return port2
  }

  const first = handOver()
  const client = createORPCClient<Client>(new PortLink({ port: first }))
  await begin(client)
  expect(await client.auth.state()).toMatchObject({ state: 'open' })
  first.close()
  const second = handOver()
  onTestFinished(() => second.close())

  const other = createORPCClient<Client>(new PortLink({ port: second }))
  expect(await other.auth.state()).toEqual({ state: 'signed-out', news: null })
  shell.emit('message', { data: { type: 'stop' }, ports: [] })
  expect(stopped).toBe(1)
  expect(parentOf({})).toBe(null)
})
