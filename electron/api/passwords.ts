import { hash, verify } from '@node-rs/argon2'

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
  /** PHC string. */
  hash(password: string): Promise<string>
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
  return {
    hash: password => inTurn(() => hash(password.normalize('NFC'), cost)),
    fits: (password, known) =>
      inTurn(async () => {
        const fits = await verify(known ?? nobody, password.normalize('NFC')).catch(() => false)
        return known !== null && fits
      }),
  }
}
