import { readFile, realpath } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { pageHeaders, withNonce } from '../../shared/kernel/csp.ts'

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** Serves the built page from `folder`, and nothing outside it. A path without a file's ending is a screen: the page itself. */
export function pageFiles(folder: string, nonce: () => string) {
  return async (pathname: string, response: ServerResponse): Promise<void> => {
    const file = await fileOf(folder, pathname)
    const kind = file === null ? undefined : kinds[path.extname(file)]
    const content = file === null || kind === undefined ? null : await readFile(file).catch(() => null)
    const fresh = nonce()
    if (content === null || kind === undefined) {
      response
        .writeHead(404, { ...pageHeaders(fresh), 'content-type': 'text/plain', 'cache-control': 'no-store' })
        .end()
      return
    }
    const body = kind.startsWith('text/html') ? withNonce(content.toString('utf8'), fresh) : content
    response
      .writeHead(200, { ...pageHeaders(fresh), 'content-type': kind, 'cache-control': cachingOf(pathname) })
      .end(body)
  }
}

/** The bundler writes a hash of the content into the names of what lies in `assets/`. */
const cachingOf = (pathname: string): string =>
  pathname.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache'

async function fileOf(folder: string, pathname: string): Promise<string | null> {
  const wanted = decoded(pathname)
  if (wanted === null || /[\0\\:]/.test(wanted) || wanted.split('/').includes('..')) return null
  const root = await realpath(folder).catch(() => null)
  if (root === null) return null
  const named = path.extname(wanted) === '' ? 'index.html' : `.${wanted}`
  const file = await realpath(path.join(root, named)).catch(() => null)
  return file?.startsWith(root + path.sep) ? file : null
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
