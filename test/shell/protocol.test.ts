import path from 'node:path'
import { expect, test } from 'vitest'
import { fileFor, type PageFiles, scheme, schemes, servePage } from '../../electron/shell/protocol.ts'

const folder = path.resolve('/program/renderer')

const files: PageFiles = {
  folder,
  read: async file => {
    const known: Record<string, string> = {
      [path.join(folder, 'index.html')]: '<meta name="style-nonce" content="__STYLE_NONCE__" />',
      [path.join(folder, 'assets/page.js')]: 'export {}',
    }
    const text = known[file]
    if (text === undefined) throw new Error(`ENOENT ${file}`)
    return new TextEncoder().encode(text)
  },
  nonce: () => 'n0nce',
}

const get = (address: string): Promise<Response> => servePage(new Request(address), files)

test('the page comes by a scheme of its own that is standard, secure and does not get round the policy', () => {
  expect(schemes).toHaveLength(1)
  expect(schemes[0]).toMatchObject({ scheme, privileges: { standard: true, secure: true, bypassCSP: false } })
  expect(scheme).not.toBe('file')
})

test.each(['app://main/', 'app://main', 'app://main/orders/123', 'app://main/orders?status=late#top'])(
  '%s is the page itself',
  async address => {
    const response = await get(address)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toBe('<meta name="style-nonce" content="n0nce" />')
  },
)

test('a file of the page is served with its type', async () => {
  const response = await get('app://main/assets/page.js')
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(await response.text()).toBe('export {}')
})

test('a file that is not there is not found, and is not the page', async () => {
  expect((await get('app://main/assets/gone.js')).status).toBe(404)
})

test('only reading is answered', async () => {
  expect((await servePage(new Request('app://main/', { method: 'POST', body: 'x' }), files)).status).toBe(404)
})

test('every answer carries the policy, word for word, with the nonce of this serving', async () => {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-n0nce'; font-src 'self'; img-src 'self' blob: data:; " +
    "worker-src 'self' blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
  for (const address of ['app://main/', 'app://main/assets/page.js', 'app://main/assets/gone.js']) {
    const { headers } = await get(address)
    expect(headers.get('content-security-policy')).toBe(policy)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  }
})

test.each([
  'app://main/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
  'app://main/..%5c..%5csecret.txt',
  'app://main/assets/..%2f..%2f..%2fetc%2fpasswd.txt',
  'app://main/C:%2fWindows%2fwin.ini',
  'app://main/page.js%00.png',
  'app://main/page.js::$DATA.txt',
  'app://main/%ff.js',
  'app://other/index.html',
  'app://main.evil/index.html',
  'file:///etc/passwd',
  'https://main/index.html',
  'nonsense',
])('%s finds nothing', address => {
  expect(fileFor(address, folder)).toBeNull()
})

test('an address that climbs stays in the folder of the page', () => {
  expect(fileFor('app://main/%2e%2e/%2e%2e/secret.txt', folder)).toBe(path.join(folder, 'secret.txt'))
})
