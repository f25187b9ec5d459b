import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import { readPassword } from '../../shared/auth/password.ts'
import { may } from '../../shared/auth/right.ts'
import { countAttempts, noteAttempt } from '../store/attempts.ts'
import { endSession, findLogin, type Session, saveSession, useSession } from '../store/people.ts'
import type { Store } from '../store/pool.ts'

export const cookieName = 'konvwa_session'

const idle = 30 * 60_000
const window = 15 * 60_000
const mostWrongByPerson = 5
const mostWrongByAddress = 20

/** Of nobody's password, so that an unknown name takes as long as a known one. */
const nobody = '$argon2id$v=19$m=65536,t=3,p=1$a29udndhLW5vLXBlcnNvbg$mXSBxq3W1vBYdwkH4NQ4TnNAwqZoSiVj7eKoLhXmRGM'

export type SignedIn = { readonly token: string } | { readonly problem: 'wrong' | 'tooMany' }

/** Opens a session for a person who may see every depot and its computers, and only for them. */
export async function signIn(
  store: Store,
  typed: { readonly login: string; readonly password: string; readonly address: string },
  now: number,
): Promise<SignedIn> {
  const byPerson = `login:${typed.login.trim().toUpperCase().slice(0, 100)}`
  const byAddress = `address:${typed.address}`
  const [person, address] = await Promise.all(
    [byPerson, byAddress].map(source => countAttempts(store, 'sign-in', source, { now, length: window })),
  )
  if ((person?.own ?? 0) >= mostWrongByPerson || (address?.own ?? 0) >= mostWrongByAddress)
    return { problem: 'tooMany' }
  const found = await findLogin(store, typed.login)
  const { phc } = readPassword(found?.passwordHash ?? nobody)
  const fits = await verify(phc, typed.password.normalize('NFC')).catch(() => false)
  if (!found || !fits || !may(found.role, 'devices.manage') || !may(found.role, 'depots.all')) {
    for (const source of [byPerson, byAddress]) await noteAttempt(store, 'sign-in', source, { now, length: window })
    return { problem: 'wrong' }
  }
  const token = randomBytes(32).toString('base64url')
  const csrf = randomBytes(32).toString('base64url')
  await saveSession(store, { hash: hashOf(token), person: found, csrf, at: now }, now - idle)
  return { token }
}

/** Whose session a cookie header names; null where there is none that counts. */
export async function sessionOf(store: Store, cookies: string | undefined, now: number): Promise<Session | null> {
  const token = cookieIn(cookies, cookieName)
  const session = token === null ? null : await useSession(store, hashOf(token), now, idle)
  return session && may(session.person.role, 'devices.manage') ? session : null
}

export async function signOut(store: Store, cookies: string | undefined): Promise<void> {
  const token = cookieIn(cookies, cookieName)
  if (token !== null) await endSession(store, hashOf(token))
}

/** Whether a form brings back what its page was given. */
export function isOwnForm(session: Session, csrf: string): boolean {
  const [given, wanted] = [Buffer.from(csrf), Buffer.from(session.csrf)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

export function cookieIn(header: string | undefined, name: string): string | null {
  const found = (header ?? '').split(';').find(each => each.trim().startsWith(`${name}=`))
  return found ? found.trim().slice(name.length + 1) : null
}

const hashOf = (token: string): Buffer => hash('sha256', token, 'buffer')
