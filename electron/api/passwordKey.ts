import { createPrivateKey, createPublicKey, hash, type KeyObject, sign } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'

/** PKCS 8 of an Ed25519 key, up to its 32 bytes of seed (RFC 8410). */
const beforeSeed = Buffer.from('302e020100300506032b657004220420', 'hex')

/** What a password is stretched with: `m=65536,t=3,p=1`. */
const costIn = /\$m=(\d+),t=(\d+),p=(\d+)\$/

/**
 * The key that belongs to a password: argon2id again, as costly as the PHC string says and with a salt made of that string, so that
 * nothing of one tells anything of the other.
 */
export async function passwordKey(password: string, phc: string): Promise<KeyObject> {
  const [, memoryCost, timeCost, parallelism] = costIn.exec(phc) ?? []
  const seed = await hashRaw(password.normalize('NFC'), {
    memoryCost: Number(memoryCost),
    timeCost: Number(timeCost),
    parallelism: Number(parallelism),
    outputLen: 32,
    salt: hash('sha256', `konvwa password key ${phc}`, 'buffer').subarray(0, 16),
  })
  return createPrivateKey({ key: Buffer.concat([beforeSeed, seed]), format: 'der', type: 'pkcs8' })
}

export const publicText = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64')

export const signed = (key: KeyObject, text: string): string => sign(null, Buffer.from(text), key).toString('base64')
