import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import { type Ciphers, type OwnKey, tagLength } from '../../../shared/sync/file/ciphers.ts'

const algorithm = 'aes-256-gcm'

/** The cryptography of files, all of it OpenSSL's. */
export const ciphers: Ciphers = {
  ephemeral: () => {
    const { publicKey, privateKey } = generateKeyPairSync('x25519')
    return { publicKey: rawOf(publicKey), agree: theirs => agreed(privateKey, theirs) }
  },
  derive: (secret, info) => new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), info, 32)),
  encrypt: (key, nonce, known, plain) => {
    const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(known)
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  },
  decrypt: (key, nonce, known, enciphered) => {
    const cipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength }).setAAD(known)
    cipher.setAuthTag(enciphered.subarray(-tagLength))
    try {
      return Buffer.concat([cipher.update(enciphered.subarray(0, -tagLength)), cipher.final()])
    } catch {
      return null
    }
  },
  sha256: bytes => createHash('sha256').update(bytes).digest(),
}

/** An X25519 key pair as it is kept: PKCS #8 DER. */
export function ownKey(der: Uint8Array): OwnKey {
  const privateKey = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
  return { publicKey: rawOf(createPublicKey(privateKey)), agree: theirs => agreed(privateKey, theirs) }
}

/** The raw key in an SPKI DER. */
export const rawKey = (der: Uint8Array): Uint8Array =>
  rawOf(createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' }))

/** An SPKI of X25519 is twelve bytes and the key. */
const rawOf = (key: KeyObject): Uint8Array => key.export({ format: 'der', type: 'spki' }).subarray(spki.length)

const spki = Buffer.from('302a300506032b656e032100', 'hex')

function agreed(privateKey: KeyObject, theirs: Uint8Array): Uint8Array {
  const publicKey = createPublicKey({ key: Buffer.concat([spki, theirs]), format: 'der', type: 'spki' })
  return diffieHellman({ privateKey, publicKey })
}
