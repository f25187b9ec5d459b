/**
 * What stands in `password_hash`: the argon2id PHC string, and behind it, each after one space and in base64, the public key (Ed25519,
 * SPKI in DER) that belongs to the password, and the signature of the password before it. Whoever knows a password can make its key; who
 * only has the text cannot. Texts of before have no key.
 */
export interface KeptPassword {
  readonly phc: string
  readonly key: string | null
  readonly proof: string | null
}

/** Ed25519: whether `signature` over `text` was made with the private half of `key`. */
export type Verifies = (key: string, text: string, signature: string) => boolean

export function readPassword(text: string): KeptPassword {
  const [phc = '', key, proof] = text.split(' ')
  return { phc, key: key ?? null, proof: proof ?? null }
}

export const passwordText = ({ phc, key, proof }: KeptPassword): string =>
  [phc, key, key === null ? null : proof].filter(part => part !== null).join(' ')

/** What the key of the password before signs, so that a change counts for this person, once, and only in place of that password. */
export const passwordChangeText = (person: number, before: string, next: { phc: string; key: string | null }): string =>
  JSON.stringify(['konvwa-password-1', person, before, next.phc, next.key])

/** Whether whoever put `after` in the place of `before` knew the password behind `before`. */
export function isOwnPasswordChange(person: number, before: string, after: string, verifies: Verifies): boolean {
  const { key } = readPassword(before)
  const { phc, key: nextKey, proof } = readPassword(after)
  if (key === null || nextKey === null || proof === null || !phc.startsWith('$argon2id$')) return false
  return verifies(key, passwordChangeText(person, before, { phc, key: nextKey }), proof)
}
