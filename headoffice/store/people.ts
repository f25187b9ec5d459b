import type { Role } from '../../shared/auth/role.ts'
import { registry } from '../../shared/sync/registry.ts'
import type { Queryable } from './pool.ts'

export interface Person {
  readonly id: number
  readonly name: string
  readonly role: Role
  readonly passwordHash: string
}

const columns = `r.id, r.columns ->> 'name' AS name, r.columns ->> 'role' AS role, r.columns ->> 'password_hash' AS "passwordHash"`
const live = `r.tbl = ${registry.person.number} AND r.sub = 0 AND NOT r.deleted AND r.columns ->> 'active' = '1'`

/** The active person with this login, written however. */
export async function findLogin(on: Queryable, login: string): Promise<Person | null> {
  const [found] = await on.query<Person>(
    `SELECT ${columns} FROM natural_key k JOIN row_state r ON r.id = k.id AND ${live}
     WHERE k.tbl = ${registry.person.number} AND k.key = $1`,
    [login.trim().toUpperCase()],
  )
  return found ?? null
}

export async function anyPerson(on: Queryable): Promise<boolean> {
  const found = await on.query(`SELECT 1 FROM row_state r WHERE ${live} LIMIT 1`)
  return found.length > 0
}

export interface Session {
  readonly person: Person
  readonly csrf: string
}

/** Opens a session; it ends when the password changes. Forgets old ones. */
export async function saveSession(
  on: Queryable,
  session: { readonly hash: Buffer; readonly person: Person; readonly csrf: string; readonly at: number },
  forgetBefore: number,
): Promise<void> {
  await on.query('DELETE FROM session WHERE used_at < $1', [forgetBefore])
  await on.query('INSERT INTO session (hash, person, password_hash, csrf, used_at) VALUES ($1, $2, $3, $4, $5)', [
    session.hash,
    session.person.id,
    session.person.passwordHash,
    session.csrf,
    session.at,
  ])
}

/** The session behind a cookie, while it was used less than `idle` ms ago and its person is still who they were. */
export async function useSession(on: Queryable, hash: Buffer, now: number, idle: number): Promise<Session | null> {
  const [found] = await on.query<Person & { csrf: string }>(
    `UPDATE session s SET used_at = $2 FROM row_state r
     WHERE s.hash = $1 AND s.used_at BETWEEN $3 AND $4 AND r.id = s.person AND ${live} AND r.columns ->> 'password_hash' = s.password_hash
     RETURNING ${columns}, s.csrf`,
    [hash, now, now - idle, now + idle],
  )
  return found ? { person: found, csrf: found.csrf } : null
}

export async function endSession(on: Queryable, hash: Buffer): Promise<void> {
  await on.query('DELETE FROM session WHERE hash = $1', [hash])
}
