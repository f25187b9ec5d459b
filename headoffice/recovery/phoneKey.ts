import { generateKeyPairSync } from 'node:crypto'
import type { Queryable } from '../store/pool.ts'
import { foundPhoneKey } from '../store/spares.ts'

/** Head office's X25519 key, for codes that are read over the phone and for files: PKCS #8 DER, drawn when first asked for. */
export function officePhoneKey(on: Queryable): Promise<Buffer> {
  const drawn = generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'der' })
  return foundPhoneKey(on, drawn)
}
