import path from 'node:path'
import { pageHeaders, withNonce } from '../../shared/kernel/csp.ts'

export const scheme = 'app'
export const pageOrigin = `${scheme}://main`

/** To be registered before Electron is ready. The page counts as a secure origin; nothing bypasses its policy. */
export const schemes = [
  {
    scheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, bypassCSP: false },
  },
]

export interface PageFiles {
  /** The folder of the built page. */
  readonly folder: string
  read(file: string): Promise<Uint8Array<ArrayBuffer>>
  /** A fresh, unguessable word for each page served. */
  nonce(): string
}

/** Answers `app://main/…` from the built page, and nothing else. Addresses without a file ending are the page itself. */
export async function servePage(request: Request, files: PageFiles): Promise<Response> {
  const nonce = files.nonce()
  const headers = pageHeaders(nonce)
  const file = fileFor(request.url, files.folder)
  if (request.method !== 'GET' || file === null) return new Response('', { status: 404, headers })
  try {
    const bytes = await files.read(file)
    const type = contentTypes[path.extname(file)] ?? 'application/octet-stream'
    if (!file.endsWith('.html')) return new Response(bytes, { headers: { ...headers, 'content-type': type } })
    const page = withNonce(new TextDecoder().decode(bytes), nonce)
    return new Response(page, { headers: { ...headers, 'content-type': type, 'cache-control': 'no-store' } })
  } catch {
    return new Response('', { status: 404, headers })
  }
}

/** The file behind an address of ours, or null for another host, another scheme and anything outside the folder. */
export function fileFor(address: string, folder: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== `${scheme}:` || url.host !== 'main') return null
  const name = decoded(url.pathname)
  if (name === null || /[\\\0:]/.test(name) || name.split('/').includes('..')) return null
  const wanted = path.extname(name) === '' ? '/index.html' : name
  const file = path.resolve(folder, `.${wanted}`)
  return file.startsWith(path.resolve(folder) + path.sep) ? file : null
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}
