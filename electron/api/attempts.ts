import type { Store } from '../../db/open.ts'
import { findPreference, removePreference, savePreference } from '../../db/preferences.ts'
import type { Clock } from './clock.ts'

/** Whose password is being guessed; null for all names that nobody has. */
type Target = number | null

/** Holds back whoever guesses passwords. */
export interface Attempts {
  /** Counts one more attempt before it is looked at and answers 0, or how many seconds are still to be waited. */
  begin(target: Target): Promise<number>
  /** Seconds until the next attempt is taken. */
  wait(target: Target): Promise<number>
  /** It was the right one: the next mistake costs one second again. */
  succeeded(target: Target): Promise<void>
}

/** The longest wait, in seconds: forgetting a password is no reason to lose the morning. */
const mostSeconds = 300

/**
 * 1, 2, 4, 8 … seconds. Attempts are counted in the database before the password is looked at, so that killing the program
 * in between wins nothing; waits are measured by the program's own uptime, so that setting the clock wins nothing either, and start
 * again when the program does.
 */
export function openAttempts(
  store: Pick<Store, 'reader' | 'writePrivate'>,
  clock: Clock,
  key = 'sign-in attempts',
): Attempts {
  const started = clock.uptime()
  const last = new Map<Target, number>()

  const left = (target: Target, failures: number): number => {
    const since = last.get(target) ?? started
    return Math.max(0, Math.ceil((since + delay(failures) * 1000 - clock.uptime()) / 1000))
  }
  return {
    begin: target =>
      store.writePrivate(async tx => {
        const failures = asCount(await findPreference(tx, target, key))
        const seconds = left(target, failures)
        if (seconds > 0) return seconds
        await savePreference(tx, target, key, String(failures + 1))
        last.set(target, clock.uptime())
        return 0
      }),
    wait: async target => left(target, asCount(await findPreference(store.reader, target, key))),
    succeeded: target => store.writePrivate(tx => removePreference(tx, target, key)),
  }
}

const delay = (failures: number): number => (failures === 0 ? 0 : Math.min(2 ** (failures - 1), mostSeconds))

function asCount(text: string | null): number {
  const count = Number(text ?? 0)
  return Number.isSafeInteger(count) && count > 0 ? count : 0
}
