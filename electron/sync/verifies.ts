import { createPublicKey, verify } from 'node:crypto'
import type { Verifies } from '../../shared/auth/password.ts'

/** Ed25519 with keys as the registry keeps them: base64 of SPKI in DER. A key that is none verifies nothing. */
export const verifies: Verifies = (key, text, signature) => {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
