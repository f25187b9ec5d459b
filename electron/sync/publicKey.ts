import { createPublicKey, type KeyObject } from 'node:crypto'

/** Head office's, and those of its former selves. */
const mostKept = 16
const kept = new Map<string, KeyObject>()

/** A key of the registry, base64 of SPKI in DER; read once, as it is asked for with every call. Throws where it is none. */
export function publicKeyOf(base64: string): KeyObject {
  const known = kept.get(base64)
  if (known) return known
  const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' })
  if (kept.size >= mostKept) kept.clear()
  kept.set(base64, key)
  return key
}
