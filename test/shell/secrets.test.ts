import { expect, test } from 'vitest'
import { type Keyring, keyringSecrets } from '../../electron/shell/secrets.ts'

const keyring = (backend = 'gnome_libsecret', available = true): Keyring => ({
  isAsyncEncryptionAvailable: async () => available,
  encryptStringAsync: async text => Buffer.from(text.split('').reverse().join('')),
  decryptStringAsync: async sealed => {
    const text = sealed.toString()
    if (text === '') throw new Error('damaged')
    return { result: text.split('').reverse().join('') }
  },
  getSelectedStorageBackend: () => backend,
})

test('a secret that was sealed opens again', async () => {
  const secrets = keyringSecrets(keyring(), 'linux')
  const sealed = await secrets.seal('device key')
  expect(sealed).not.toBeNull()
  expect(await secrets.open(sealed ?? '')).toBe('device key')
})

test.each(['basic_text', 'unknown'])(
  'Linux without a keyring (%s) seals nothing: its password is known',
  async backend => {
    const secrets = keyringSecrets(keyring(backend), 'linux')
    expect(await secrets.available()).toBe(false)
    expect(await secrets.seal('device key')).toBeNull()
    expect(await secrets.open('eWVr')).toBeNull()
  },
)

test('where the system cannot seal, nothing is sealed', async () => {
  expect(await keyringSecrets(keyring('', false), 'win32').seal('device key')).toBeNull()
})

test('a damaged secret is null and not an error', async () => {
  expect(await keyringSecrets(keyring(), 'darwin').open('')).toBeNull()
})
