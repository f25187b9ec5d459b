import type { RefusalCode } from '../shared/sync/protocol.ts'

/** Head office applies nothing of this request; the code says why. */
export class Refused extends Error {
  readonly code: RefusalCode
  /** For frame-gap: the last frame that is here. */
  readonly frame: number | null

  constructor(code: RefusalCode, frame: number | null = null) {
    super(code)
    this.code = code
    this.frame = frame
  }
}

/** The HTTP status beside each code. A new code will not compile until it has one. */
export const statusOf: Record<RefusalCode, number> = {
  'bad-request': 400,
  'too-large': 413,
  'unknown-device': 401,
  'bad-signature': 401,
  revoked: 403,
  replayed: 409,
  'wrong-protocol': 400,
  'frame-gap': 409,
  'frame-fork': 409,
  'other-epoch': 409,
  'bad-code': 403,
  'too-many-attempts': 429,
  busy: 429,
}
