import { createHash, timingSafeEqual } from 'node:crypto'
import type { Session } from '../api/session.ts'

/** Who may use the loopback door: one code, taken once, for a cookie and a key that are good together only. */
export interface Keys {
  /** The code of the address that is printed. */
  readonly code: string
  /** Takes the code; null where it is wrong or was taken already. */
  take(code: string): Taken | null
  /** The session of a browser that shows both, or null. */
  find(cookie: string | undefined, key: string | undefined): Session | null
}

export interface Taken {
  readonly cookie: string
  readonly key: string
}

/** `secret` gives 256 random bits as text. Kept in memory only: a new start of the program needs a new address. */
export function openKeys(secret: () => string, create: () => Session): Keys {
  const code = secret()
  let taken = false
  const browsers: { cookie: string; key: string; session: Session }[] = []
  return {
    code,
    take: given => {
      if (!same(given, code) || taken) return null
      taken = true
      const browser = { cookie: secret(), key: secret(), session: create() }
      browsers.push(browser)
      return browser
    },
    find: (cookie = '', key = '') =>
      browsers.find(browser => [same(cookie, browser.cookie), same(key, browser.key)].every(Boolean))?.session ?? null,
  }
}

/** Takes as long for a wrong text as for the right one, whatever the length. */
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
