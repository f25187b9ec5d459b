import type { IncomingHttpHeaders } from 'node:http'

/** What a request is allowed to be for. */
export type Purpose = 'page' | 'post' | 'socket'

/**
 * The status with which a request is turned away, or null. Another site's page can reach 127.0.0.1, by its own name too (DNS
 * rebinding): only a request that names exactly this address, and comes from our own page, is answered.
 */
export function turnedAway(headers: IncomingHttpHeaders, purpose: Purpose, origin: string): 403 | 415 | null {
  if (headers.host !== origin.slice('http://'.length)) return 403
  const site = headers['sec-fetch-site']
  if (purpose === 'page') return site === undefined || site === 'same-origin' || site === 'none' ? null : 403

  if (headers.origin !== origin) return 403
  if (site !== undefined && site !== 'same-origin') return 403
  if (purpose === 'post' && headers['content-type'] !== 'application/json') return 415
  return null
}
