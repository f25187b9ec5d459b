import type { LinkTrouble } from '../../shared/sync/contract.ts'

/** A round that did not come through. Nothing was applied, nothing is known of what head office did. */
export class LinkError extends Error {
  override name = 'LinkError'
  readonly trouble: LinkTrouble
  /** Milliseconds that head office asks to wait, where it said so. */
  readonly retryAfter: number | null
  /** For frame-gap: the last frame that head office holds. */
  readonly frame: number | null
  /** The connection stood when it went wrong: perhaps what was sent was too much for it. */
  readonly underWay: boolean

  constructor(
    trouble: LinkTrouble,
    options: {
      cause?: unknown
      retryAfter?: number | null
      frame?: number | null
      detail?: string
      underWay?: boolean
    } = {},
  ) {
    super(options.detail ? `${trouble}: ${options.detail}` : trouble, { cause: options.cause })
    this.trouble = trouble
    this.retryAfter = options.retryAfter ?? null
    this.frame = options.frame ?? null
    this.underWay = options.underWay ?? false
  }
}

/** What the operating system's or TLS's error code means to a person. */
export function troubleOf(code: string | undefined): LinkTrouble {
  switch (code) {
    case 'ECONNREFUSED':
      return 'server-down'
    case 'ETIMEDOUT':
      return 'timeout'
    case 'CERT_NOT_YET_VALID':
    case 'CERT_HAS_EXPIRED':
      return 'clock'
    default:
      return code !== undefined && tlsRefused.test(code) ? 'portal' : 'no-link'
  }
}

/** Somebody else answers in head office's name: a portal that wants a password, or worse. */
const tlsRefused = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO|^HPE_/
