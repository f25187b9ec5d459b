import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect, createConnection } from 'node:net'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { contentSecurityPolicy } from '../../shared/kernel/csp.ts'
import { loopback, mostCallBytes } from '../../shared/kernel/loopback.ts'
import { headersOf, openLoopback, openSocket, type Pass, passOf } from '../support/doors.ts'
import { openDesk } from '../support/openDesk.ts'
import { temporaryFolder } from '../support/temporaryStore.ts'

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A request with exactly these headers: what no browser would let a page send, an attacker's program can. */
const ask = (
  url: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, response => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })

async function openDoor(): Promise<{ url: string; origin: string; renderer: string }> {
  const renderer = path.join(temporaryFolder(), 'renderer')
  mkdirSync(path.join(renderer, 'assets'), { recursive: true })
  writeFileSync(path.join(renderer, 'index.html'), '<meta name="style-nonce" content="__STYLE_NONCE__">')
  writeFileSync(path.join(renderer, 'assets', 'index-AbC123.js'), 'export {}')
  writeFileSync(path.join(renderer, '..', 'konvwa-secret.js'), 'secret')
  symlinkSync('/etc/hostname', path.join(renderer, 'assets', 'out.js'))
  const { desk, sessions } = await openDesk()
  const door = await openLoopback(desk, sessions, renderer)
  onTestFinished(door.close)
  return { url: door.url, origin: new URL(door.url).origin, renderer }
}

const call = (pass: Pass, headers: Record<string, string> = {}, body = '{}', procedure = 'auth/state') =>
  ask(`${pass.origin}${loopback.callPath}/${procedure}`, {
    method: 'POST',
    headers: { ...headersOf(pass), ...headers },
    body,
  })

test('the printed code is good for one browser, once', async () => {
  const { url } = await openDoor()
  const pass = await passOf(url)

  expect((await call(pass)).status).toBe(200)
  await expect(passOf(url)).rejects.toThrow('401')
  await expect(passOf(url.replace(/=.*/, '=guessed'))).rejects.toThrow('401')
})

test('a cookie without the key, a key without the cookie, and neither are all refused', async () => {
  const { url, origin } = await openDoor()
  const pass = await passOf(url)
  const refused = [
    { ...pass, key: '' },
    { ...pass, cookie: '' },
    { ...pass, cookie: `${pass.cookie}x` },
    { ...pass, key: pass.key.toLowerCase() },
    { origin, cookie: '', key: '' },
  ]

  for (const wrong of refused) {
    expect((await call(wrong)).status).toBe(401)
    await expect(openSocket(wrong)).rejects.toThrow('401')
  }
  expect((await call(pass)).status).toBe(200)
})

test('the cookie is for this program alone, and no script sees it', async () => {
  const { url, origin } = await openDoor()
  const answer = await ask(`${origin}${loopback.exchangePath}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code: new URL(url).hash.replace('#code=', '') }),
  })

  expect(answer.status).toBe(200)
  expect(String(answer.headers['set-cookie'])).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('a request by another name, from another page or from none is refused', async () => {
  const { url, origin } = await openDoor()
  const pass = await passOf(url)
  const port = new URL(origin).port
  const without = Object.fromEntries(Object.entries(headersOf(pass)).filter(([name]) => name !== 'origin'))

  for (const host of [
    'evil.example',
    `localhost:${port}`,
    '127.0.0.1',
    `127.0.0.1:${Number(port) + 1}`,
    `[::1]:${port}`,
  ])
    expect([host, (await call(pass, { host })).status]).toEqual([host, 403])
  for (const from of [
    'http://evil.example',
    `http://localhost:${port}`,
    'null',
    `https://127.0.0.1:${port}`,
    `${origin}.evil.example`,
  ])
    expect([from, (await call(pass, { origin: from })).status]).toEqual([from, 403])
  for (const site of ['cross-site', 'same-site', 'none'])
    expect([site, (await call(pass, { 'sec-fetch-site': site })).status]).toEqual([site, 403])
  expect(
    (await ask(`${origin}${loopback.callPath}/auth/state`, { method: 'POST', headers: without, body: '{}' })).status,
  ).toBe(403)
  expect((await ask(origin, { headers: { host: 'evil.example' } })).status).toBe(403)
  expect((await ask(origin, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  expect((await call(pass, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
})

test('a form posted from anywhere is refused, whatever it claims to be', async () => {
  const { url } = await openDoor()
  const pass = await passOf(url)

  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', ''])
    expect([type, (await call(pass, { 'content-type': type })).status]).toEqual([type, 415])
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH'])
    expect(
      (await ask(`${pass.origin}${loopback.callPath}/auth/state`, { method, headers: headersOf(pass) })).status,
    ).toBe(405)
  const read = await ask(`${pass.origin}${loopback.callPath}/auth/state`, { headers: headersOf(pass) })
  expect(read.body).not.toContain('first-start')
})

test('no answer tells another site that it may read it', async () => {
  const { url, origin } = await openDoor()
  const pass = await passOf(url)

  for (const answer of [await call(pass), await ask(origin, {}), await call(pass, { origin: 'http://evil.example' })])
    expect(Object.keys(answer.headers).filter(name => name.startsWith('access-control'))).toEqual([])
})

test('a socket is opened only from our own page, by our own name', async () => {
  const { url, origin } = await openDoor()
  const pass = await passOf(url)
  const open = (headers: Record<string, string>, at: string = loopback.socketPath, key = pass.key) =>
    new Promise<number>(resolve => {
      const socket = new WebSocket(
        `${origin.replace('http', 'ws')}${at}`,
        [loopback.subprotocol, loopback.keyPrefix + key],
        {
          headers: { origin, cookie: pass.cookie, ...headers },
        },
      )
      socket.once('open', () => {
        socket.close()
        resolve(101)
      })
      socket.once('error', error => resolve(Number(/\d{3}/.exec(error.message)?.[0])))
    })

  expect(await open({})).toBe(101)
  expect(await open({ origin: 'http://evil.example' })).toBe(403)
  expect(await open({ host: 'evil.example' })).toBe(403)
  expect(await open({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await open({ cookie: '' })).toBe(401)
  expect(await open({}, loopback.socketPath, 'wrong')).toBe(401)
  expect(await open({}, '/elsewhere')).toBe(404)
})

test('what is bigger than a megabyte is refused by every way in, and the door stays open', async () => {
  const { url } = await openDoor()
  const pass = await passOf(url)
  const big = JSON.stringify({ json: { login: 'x'.repeat(mostCallBytes), password: '' } })

  expect((await call(pass, {}, big, 'auth/signIn')).status).toBe(413)
  const socket = await openSocket(pass)
  const closed = new Promise<number>(resolve => socket.addEventListener('close', event => resolve(event.code)))
  socket.send(`{"i":1,"p":{"u":"/auth/signIn","b":${'x'.repeat(5 * mostCallBytes)}}}`)
  expect(await closed).toBe(1009)
  expect((await call(pass)).status).toBe(200)
})

test('the page comes with the strictest policy, a fresh nonce and no referrer', async () => {
  const { origin } = await openDoor()
  const [one, two] = [await ask(`${origin}/`, {}), await ask(`${origin}/orders/12`, {})]
  const nonce = /content="([^"]+)"/.exec(one.body)?.[1] ?? ''

  expect(one.status).toBe(200)
  expect(one.headers['content-security-policy']).toBe(contentSecurityPolicy(nonce))
  expect(nonce).toMatch(/^[\w-]{43}$/)
  expect(two.body).toMatch(/style-nonce/)
  expect(two.body).not.toContain(nonce)
  expect(one.headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  })
})

test('files with a hash in their name are kept by the browser, and nothing outside the page is served', async () => {
  const { origin } = await openDoor()
  const script = await ask(`${origin}/assets/index-AbC123.js`, {})
  expect(script).toMatchObject({
    status: 200,
    body: 'export {}',
    headers: {
      'cache-control': 'private, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    },
  })

  const outside = [
    '/../konvwa-secret.js',
    '/..%2fkonvwa-secret.js',
    '/assets/..%2f..%2fkonvwa-secret.js',
    '/assets/%2e%2e/%2e%2e/konvwa-secret.js',
    '/assets\\..\\..\\konvwa-secret.js',
    '/assets/out.js',
    '/assets/%00.js',
    '/%E0%A4%A.js',
    '//etc/hostname.js',
    '/C:/windows/win.js',
    '/assets/',
    '/assets/missing.js',
  ]
  for (const at of outside) {
    const answer = await rawGet(origin, at)
    expect([at, answer]).not.toEqual([at, expect.stringContaining('secret')])
    expect([at, /^HTTP\/1\.1 (404|400|403)|style-nonce/.test(answer)]).toEqual([at, true])
  }
})

/** Without a client that tidies the path first. */
const rawGet = (origin: string, at: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { host, port } = new URL(origin)
    const socket = createConnection(Number(port), '127.0.0.1')
    let text = ''
    socket.setEncoding('utf8').on('data', part => {
      text += String(part)
    })
    socket.on('error', reject).on('end', () => resolve(text))
    socket.write(`GET ${at} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
  })

test('the door listens on 127.0.0.1 and nowhere else', async () => {
  const { origin } = await openDoor()
  const port = Number(new URL(origin).port)
  const others = Object.values(networkInterfaces())
    .flat()
    .flatMap(found =>
      found && found.address !== '127.0.0.1' && !found.address.startsWith('fe80') ? [found.address] : [],
    )

  for (const host of [...others, '::1']) {
    const reached = await new Promise<boolean>(resolve => {
      const socket = connect({ host, port, timeout: 2000 }, () => resolve(true))
      socket.on('error', () => resolve(false)).on('timeout', () => resolve(false))
    })
    expect([host, reached]).toEqual([host, false])
  }
})
