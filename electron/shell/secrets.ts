/** What sealing needs of Electron's safeStorage. */
export interface Keyring {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(text: string): Promise<Buffer>
  decryptStringAsync(sealed: Buffer): Promise<{ readonly result: string }>
  getSelectedStorageBackend(): string
}

export interface Secrets {
  /** Whether this operating system really keeps a secret: Linux without a keyring only pretends to. */
  available(): Promise<boolean>
  /** Base64 that only this operating-system user can open again, or null where no keyring keeps it. */
  seal(text: string): Promise<string | null>
  /** The text, or null where it was sealed by somebody else or damaged. */
  open(sealed: string): Promise<string | null>
}

/**
 * The operating system's keyring. It protects from other users of this computer, not from other programs of the same
 * one, and does not separate managers who share an account.
 */
export function keyringSecrets(keyring: Keyring, platform: NodeJS.Platform): Secrets {
  const available = async (): Promise<boolean> => {
    if (!(await keyring.isAsyncEncryptionAvailable())) return false
    return platform !== 'linux' || !['basic_text', 'unknown'].includes(keyring.getSelectedStorageBackend())
  }
  return {
    available,
    seal: async text => ((await available()) ? (await keyring.encryptStringAsync(text)).toString('base64') : null),
    open: async sealed => {
      if (!(await available())) return null
      try {
        return (await keyring.decryptStringAsync(Buffer.from(sealed, 'base64'))).result
      } catch {
        return null
      }
    },
  }
}
