import { verify } from 'node:crypto'
import type { Verifies } from '../../shared/auth/password.ts'
import { publicKeyOf } from './publicKey.ts'

/** Ed25519 with keys as the registry keeps them: base64 of SPKI in DER. A key that is none verifies nothing. */
export const verifies: Verifies = (key, text, signature) => {
  try {
    return verify(null, Buffer.from(text), publicKeyOf(key), Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
