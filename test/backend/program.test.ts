import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { loopback } from '../../shared/kernel/loopback.ts'
import { type Backend, startBackend } from '../support/backend.ts'
import { headersOf, type Pass, passOf } from '../support/doors.ts'
import { begin, hire, passwordOf } from '../support/people.ts'
import { temporaryFolder } from '../support/temporaryStore.ts'

async function start(data: string): Promise<{ backend: Backend; pass: Pass; client: Client }> {
  const backend = await startBackend({ data })
  onTestFinished(() => backend.kill())
  const pass = await passOf(backend.url)
  const link = new RPCLink({ url: `${pass.origin}${loopback.callPath}`, headers: () => headersOf(pass) })
  return { backend, pass, client: createORPCClient<Client>(link) }
}

test('what was saved is there after kill -9, and everybody signs in again', async () => {
  const data = temporaryFolder()
  const first = await start(data)
  await begin(first.client)
  await first.client.drafts.keep({ form: 'order', key: 'new', content: { text: '12c 6b' } })
  await first.backend.kill()

  const second = await start(data)

  expect(await second.client.auth.state()).toEqual({ state: 'signed-out', news: null })
  expect(await second.client.auth.signIn({ login: 'mirlande', password: 'kafe nwa san sik' })).toMatchObject({
    result: 'open',
  })
  expect(await second.client.drafts.find({ form: 'order', key: 'new' })).toMatchObject({ content: { text: '12c 6b' } })
  const old = await fetch(`${second.pass.origin}${loopback.callPath}/auth/state`, {
    method: 'POST',
    headers: { ...headersOf(first.pass), origin: second.pass.origin },
    body: '{}',
  })
  expect(old.status).toBe(401)
  expect(await second.backend.stop()).toBe(0)
})

test('neither log nor terminal tells who was here, what was typed, or how to come in', async () => {
  const data = temporaryFolder()
  const { backend, pass, client } = await start(data)
  await begin(client, { name: 'Kanari Pèsonn', company: 'Kanari Konpayi', login: 'kanari' })
  await hire(client, { login: 'kanariwislin', name: 'Kanari Wislin' })
  await client.auth.signIn({ login: 'kanari', password: 'kanari modpas ki pa bon' })
  await client.settings
    .saveCompany({ ...((await client.settings.get()).company ?? fail()), phone: 'kanari '.repeat(20), note: '' })
    .catch(() => {})
  await client.drafts.keep({ form: 'kanari', key: 'kanari', content: 'kanari' })
  await backend.stop()

  const logs = path.join(data, 'logs')
  const written = readdirSync(logs)
    .map(name => readFileSync(path.join(logs, name), 'utf8'))
    .join('')
  expect(written).toContain('"started"')
  for (const canary of [
    'kanari',
    passwordOf('kanariwislin'),
    pass.key,
    pass.cookie.split('=')[1] ?? fail(),
    codeOf(backend.url),
  ])
    expect((written + backend.errors()).toLowerCase()).not.toContain(canary.toLowerCase())
})

test('the books are readable by their owner only, and passwords in them cost 64 MB a guess', async () => {
  const data = temporaryFolder()
  const { backend, client } = await start(data)
  await begin(client)
  await backend.stop()

  const files = readdirSync(data, { recursive: true, withFileTypes: true })
  expect(files.length).toBeGreaterThan(4)
  for (const file of files) {
    const mode = statSync(path.join(file.parentPath, file.name)).mode & 0o077
    expect([file.name, mode]).toEqual([file.name, 0])
  }
  const database = new Database(path.join(data, 'konvwa.db'), { readonly: true })
  const hash = database.prepare<[], { password_hash: string }>('SELECT password_hash FROM person').get()?.password_hash
  database.close()
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
})

test('what it was started with is understood or refused in a sentence', async () => {
  await expect(startBackend({ data: '' })).rejects.toThrow('ended with 2: --data needs a value.')
  await expect(startBackend({ data: temporaryFolder(), port: 99_999 })).rejects.toThrow(
    '--port takes a number up to 65535.',
  )
})

test('a port that is taken is said, and the books are closed in order', async () => {
  const data = temporaryFolder()
  const other = createServer()
  const port = await new Promise<number>(resolve => {
    other.listen(0, '127.0.0.1', () => {
      const address = other.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  onTestFinished(() => void other.close())

  await expect(startBackend({ data, port })).rejects.toThrow(
    /ended with 1: Konvwa cannot open its door on 127\.0\.0\.1: .*EADDRINUSE/,
  )

  const lock = new Database(path.join(data, 'konvwa.db.lock'), { readonly: true })
  expect(lock.prepare('SELECT clean FROM run').get()).toEqual({ clean: 1 })
  lock.close()
})

const codeOf = (url: string): string => new URL(url).hash.slice(`#${loopback.fragment}=`.length)

function fail(): never {
  throw new Error('it is not there')
}
