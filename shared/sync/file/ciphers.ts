/**
 * What a file needs of cryptography, from Node's own library: X25519 (RFC 7748), HKDF with SHA-256 (RFC 5869), AES-256-GCM (NIST SP 800-38D).
 * Keys are raw, 32 bytes.
 */
export interface Ciphers {
  /** A key pair drawn for one part and forgotten: its public key, and what it shares with somebody else's. */
  ephemeral(): { readonly publicKey: Uint8Array; agree(theirs: Uint8Array): Uint8Array }
  /** 32 bytes. */
  derive(secret: Uint8Array, info: Uint8Array): Uint8Array
  /** Enciphered, with the tag of 16 bytes at its end. */
  encrypt(key: Uint8Array, nonce: Uint8Array, known: Uint8Array, plain: Uint8Array): Uint8Array
  /** Null where a bit of it or of `known` is another. */
  decrypt(key: Uint8Array, nonce: Uint8Array, known: Uint8Array, enciphered: Uint8Array): Uint8Array | null
  sha256(bytes: Uint8Array): Uint8Array
}

/** The receiver's X25519 key, whose private half stays where it is. */
export interface OwnKey {
  readonly publicKey: Uint8Array
  /** @throws Error where the other is no key */
  agree(theirs: Uint8Array): Uint8Array
}

export const keyLength = 32
export const tagLength = 16
