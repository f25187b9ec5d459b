import { hash, verify } from '@node-rs/argon2'
import { passwordChangeText, passwordText, readPassword } from '../../shared/auth/password.ts'
import { passwordKey, publicText, signed } from './passwordKey.ts'

export interface PasswordCost {
  /** Kilobytes. */
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}

/** argon2id, 64 MB (RFC 9106, second recommended option with one lane). */
const usualCost: PasswordCost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }

/** Of nobody's password, so that an unknown name takes as long as a known one. */
const nobody = '$argon2id$v=19$m=65536,t=3,p=1$a29udndhLW5vLXBlcnNvbg$mXSBxq3W1vBYdwkH4NQ4TnNAwqZoSiVj7eKoLhXmRGM'

export interface Passwords {
  /** As it is kept in `password_hash`: see `KeptPassword`. */
  hash(password: string): Promise<string>
  /** The next password as it is kept, with the proof that whoever chose it knew the one before; without where that one has no key. */
  changed(change: { person: number; before: string; present: string; next: string }): Promise<string>
  /** False for a null hash, after the same time. */
  fits(password: string, hash: string | null): Promise<boolean>
}

/** One at a time: each takes 64 MB and a whole core. */
export function openPasswords(cost: PasswordCost = usualCost): Passwords {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
  const made = async (password: string): Promise<{ phc: string; key: string }> => {
    const phc = await hash(password.normalize('NFC'), cost)
    return { phc, key: publicText(await passwordKey(password, phc)) }
  }
  return {
    hash: password => inTurn(async () => passwordText({ ...(await made(password)), proof: null })),
    changed: ({ person, before, present, next }) =>
      inTurn(async () => {
        const kept = await made(next)
        const { phc, key } = readPassword(before)
        if (key === null) return passwordText({ ...kept, proof: null })
        const proof = signed(await passwordKey(present, phc), passwordChangeText(person, before, kept))
        return passwordText({ ...kept, proof })
      }),
    fits: (password, known) =>
      inTurn(async () => {
        const phc = known === null ? nobody : readPassword(known).phc
        const fits = await verify(phc, password.normalize('NFC')).catch(() => false)
        return known !== null && fits
      }),
  }
}
