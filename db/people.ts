import type { Selectable } from 'kysely'
import { type Grant, SignedColumns } from '../shared/auth/grant.ts'
import type { Role } from '../shared/auth/role.ts'
import type { Language } from '../shared/kernel/locale.ts'
import { registry } from '../shared/sync/registry.ts'
import type { Reader, Schema, Writer } from './schema.ts'

/** Somebody who may sign in, with what the sign-in has to look at. `passwordHash` never leaves the backend. */
export interface PersonRecord {
  readonly id: number
  /** Head office's version of the row; 0 until head office has it. */
  readonly version: number
  readonly depotId: number | null
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly language: Language
  readonly passwordHash: string
  readonly active: boolean
  /** Base64; null where nobody signs. */
  readonly grantSignature: string | null
}

export type PersonValues = Omit<PersonRecord, 'id' | 'version' | 'grantSignature'>

export async function findPerson(reader: Reader, id: number): Promise<PersonRecord | null> {
  const row = await reader.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? fromRow(row) : null
}

/**
 * The person as head office has the row: what was changed here and is not read back from head office yet lies on top of it. Null
 * where nothing lies on top, or where head office does not have the row at all. `passwords` are those that lay on it since, oldest first.
 */
export async function findBelow(
  reader: Reader,
  id: number,
): Promise<{ readonly person: PersonRecord; readonly passwords: readonly string[] } | null> {
  const row = await reader.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  const changes = await reader
    .selectFrom('change')
    .select(['op', 'old'])
    .where('pending', '=', 1)
    .where('tbl', '=', registry.person.number)
    .where('id', '=', id)
    .orderBy('n', 'desc')
    .execute()
  if (!row || changes.length === 0 || changes.some(change => change.op !== 'update')) return null
  const below = changes.map(({ old }) => SignedColumns.parse(JSON.parse(old ?? '{}')))
  const before = below.flatMap(({ password_hash }) => password_hash ?? []).reverse()
  return { person: fromRow(Object.assign({}, row, ...below)), passwords: [...before.slice(1), row.password_hash] }
}

/** By login, upper and lower case and blanks around it the same. Active people go first where a login was given twice. */
export async function findLogin(reader: Reader, login: string): Promise<PersonRecord | null> {
  const people = await listPeople(reader)
  const same = people.filter(person => sameLogin(person.login, login))
  return same.find(person => person.active) ?? same[0] ?? null
}

/** Everybody ever entered, by name. */
export async function listPeople(reader: Reader): Promise<PersonRecord[]> {
  const rows = await reader.selectFrom('person').selectAll().orderBy('name').orderBy('id').execute()
  return rows.map(fromRow)
}

/** Whether anybody was ever given a password: whoever only stands for an import was not. */
export async function anybodyEntered(reader: Reader): Promise<boolean> {
  return (await listPeople(reader)).some(person => person.passwordHash !== '')
}

/** Enters somebody new under an id just given. Head office signs the row later. */
export async function addPerson(tx: Writer, id: number, values: PersonValues): Promise<void> {
  await tx
    .insertInto('person')
    .values({ id, ...toRow(values), grant_signature: null })
    .execute()
}

/** Changes a person. Where what head office vouches for changes, its signature goes: the new one comes with the next sync. */
export async function savePerson(tx: Writer, id: number, values: PersonValues): Promise<void> {
  await tx.updateTable('person').set(toRow(values)).where('id', '=', id).execute()
}

export const sameLogin = (one: string, other: string): boolean =>
  one.trim().toUpperCase() === other.trim().toUpperCase()

/** What head office signs, as the row has it. */
export const grantOf = (person: PersonRecord): Grant => ({
  id: person.id,
  login: person.login,
  role: person.role,
  depot_id: person.depotId,
  password_hash: person.passwordHash,
  active: person.active ? 1 : 0,
})

const fromRow = (row: Selectable<Schema['person']>): PersonRecord => ({
  id: row.id,
  version: row.version,
  depotId: row.depot_id,
  login: row.login,
  name: row.name,
  role: row.role,
  language: row.language,
  passwordHash: row.password_hash,
  active: row.active === 1,
  grantSignature: row.grant_signature,
})

const toRow = (person: PersonValues) => ({
  depot_id: person.depotId,
  login: person.login,
  name: person.name,
  role: person.role,
  language: person.language,
  password_hash: person.passwordHash,
  active: person.active ? (1 as const) : (0 as const),
})
