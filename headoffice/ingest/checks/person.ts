import { createPublicKey, verify } from 'node:crypto'
import { isOwnPasswordChange, type Verifies } from '../../../shared/auth/password.ts'
import type { Change, Transaction } from '../../../shared/sync/protocol.ts'
import { registry } from '../../../shared/sync/registry.ts'
import { problem, type TableCheck } from '../check.ts'

/** Somebody's own password and nothing else: what a person may change at any computer of the own depot, under no right but the password. */
export const isOwnPassword = ({ person, right }: Transaction, change: Change): boolean =>
  right !== 'people.edit' &&
  change.table === registry.person.number &&
  change.op === 'update' &&
  change.id === person &&
  Object.keys(change.values).every(column => column === 'password_hash')

/** Whoever may not write people at all shows with the key of the password before that it was known. */
export const person: TableCheck = {
  change: ({ transaction }, change, row) => {
    if (row === null || !isOwnPassword(transaction, change)) return null
    const [before, after] = [row.columns.password_hash, change.values.password_hash]
    const proven =
      typeof before === 'string' && typeof after === 'string' && isOwnPasswordChange(row.id, before, after, verifies)
    return proven ? null : problem('password-unproven', change, 'password_hash')
  },
}

const verifies: Verifies = (key, text, signature) => {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
