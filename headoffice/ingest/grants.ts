import { createPrivateKey, sign } from 'node:crypto'
import { grantColumns, grantText } from '../../shared/auth/grant.ts'
import { headOfficeDevice } from '../../shared/kernel/id.ts'
import { registry } from '../../shared/sync/registry.ts'
import { officeEntry } from './cards.ts'
import { type Journal, logRow } from './journal.ts'
import { overwritten } from './merge.ts'
import type { Accepted } from './outcome.ts'
import type { RowState } from './rowState.ts'
import { Draft, type WorkingSet } from './workingSet.ts'

/** Signs with head office's key: base64 of an Ed25519 signature. */
export type Signer = (text: string) => string

export function signer(privateKey: Buffer): Signer {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' })
  return text => sign(null, Buffer.from(text, 'utf8'), key).toString('base64')
}

/** Vouches for every person whom an accepted transaction made or changed, in an entry of head office's own behind it. */
export function signPeople(rows: WorkingSet, journal: Journal, accepted: Accepted, sign: Signer, now: number): void {
  const people = new Map<number, RowState>()
  for (const { row, op, columns } of accepted.logged) {
    if (row.shape.table.number !== registry.person.number || op === 'delete' || op === 'gone') continue
    if (columns === null || grantColumns.some(column => columns.includes(column))) people.set(row.id, row)
  }
  for (const id of people.keys()) {
    const row = rows.find(registry.person.number, id, 0)
    if (row && !row.deleted) signPerson(rows, journal, row, sign, now)
  }
}

function signPerson(rows: WorkingSet, journal: Journal, row: RowState, sign: Signer, now: number): void {
  const { login, role, depot_id, password_hash, active } = row.columns
  const grant_signature = sign(
    grantText({
      id: row.id,
      login: String(login),
      role: String(role),
      depot_id: typeof depot_id === 'number' ? depot_id : null,
      password_hash: String(password_hash),
      active: Number(active),
    }),
  )
  const sequence = journal.nextSequence(row.scope)
  const office = { device: headOfficeDevice, person: 0, clock: row.clockMax }
  const signed = overwritten(row, { grant_signature }, office, sequence)
  const draft = new Draft(rows)
  draft.change(signed)
  rows.accept(draft)
  const change = { row: signed, op: 'put' as const, columns: ['grant_signature'] }
  journal.add({ ...officeEntry(row.scope, row.clockMax, 'people.sign', now), rows: [logRow(change)] })
}
