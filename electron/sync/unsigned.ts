import type { HttpAnswer } from './http.ts'
import { LinkError } from './trouble.ts'

/** What somebody else says in head office's place: the proxy before it, or a portal. */
export function unsigned(received: HttpAnswer): LinkError {
  const retryAfter = waitAsked(received)
  if (received.status === 429) return new LinkError('busy', { retryAfter })
  if (received.status === 413) return new LinkError('too-large')
  if (received.status >= 500 && received.status !== 511) return new LinkError('server-down', { retryAfter })
  return new LinkError('portal', { detail: `status ${received.status}, not signed by head office` })
}

/** Milliseconds that it asks to wait; null where it says nothing of it. */
export function waitAsked(received: HttpAnswer): number | null {
  const seconds = Number(received.headers['retry-after'])
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3600) * 1000 : null
}
