import { createServer, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { createHttp } from '../../electron/sync/http.ts'
import { LinkError } from '../../electron/sync/trouble.ts'
import { type Link, openLink } from './proxy.ts'

let server: Server | undefined
let link: Link | undefined

afterEach(async () => {
  await link?.close()
  server?.closeAllConnections()
  server?.close()
})

async function echo(): Promise<{ link: Link; seen: string[] }> {
  const seen: string[] = []
  const opened = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      seen.push(Buffer.concat(chunks).toString())
      response.end(Buffer.concat(chunks))
    })
  })
  server = opened
  await new Promise<void>(resolve => opened.listen(0, '127.0.0.1', resolve))
  const address = opened.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  link = await openLink(`http://127.0.0.1:${address.port}`)
  return { link, seen }
}

const http = createHttp({ connectWithin: 500, idleAtMost: 500 })
const post = (to: Link, text: string) => http.post({ url: new URL(to.url), headers: {}, body: Buffer.from(text) })
const troubleOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    cause => (cause instanceof LinkError ? cause.trouble : cause),
  )

test('a clear link carries what it is given', async () => {
  const { link } = await echo()
  expect((await post(link, 'hello')).body.toString()).toBe('hello')
})

test('a link that is down, one that cuts and one whose other end is gone are told apart from silence', async () => {
  const { link } = await echo()
  link.set({ down: true })
  expect(await troubleOf(post(link, 'hello'))).toBe('no-link')
  link.set({ down: false, cutAfterDown: 20 })
  expect(await troubleOf(post(link, 'hello'))).toBe('no-link')
  http.hangUp()
  link.set({ halfOpen: true })
  expect(await troubleOf(post(link, 'hello'))).toBe('timeout')
  link.set({ halfOpen: false })
  expect((await post(link, 'again')).body.toString()).toBe('again')
})

test('an answer that trickles in for longer than the patience is waited for, since it moves', async () => {
  const { link } = await echo()
  http.hangUp()
  link.set({ downward: 4000 })
  const before = performance.now()
  expect((await post(link, 'x'.repeat(4000))).body.length).toBe(4000)
  expect(performance.now() - before).toBeGreaterThan(900)
})

test('what is doubled arrives twice and is answered once', async () => {
  const { link, seen } = await echo()
  http.hangUp()
  link.set({ doubled: true })
  expect((await post(link, 'once')).body.toString()).toBe('once')
  await expect.poll(() => seen).toEqual(['once', 'once'])
})

test('nobody listening is a head office that is down', async () => {
  expect(await troubleOf(http.post({ url: new URL('http://127.0.0.1:1'), headers: {}, body: Buffer.from('') }))).toBe(
    'server-down',
  )
})
