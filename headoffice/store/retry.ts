/** Serialization failure and deadlock, both of which PostgreSQL asks to be tried again. */
const conflicts: ReadonlySet<string> = new Set(['40001', '40P01'])
const mostTries = 5

/**
 * Repeats a database transaction that lost against another, after a `pause`. A transaction whose connection broke while
 * its fate was unknown is repeated too: `again` tells it so, and what it wrote under its own keys the first time it finds there.
 */
export async function withRetries<T>(
  pause: (tried: number) => Promise<void>,
  work: (again: boolean) => Promise<T>,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work(tried > 1)
    } catch (error) {
      const code = sqlState(error)
      const worthwhile = code !== null && (conflicts.has(code) || isLostConnection(code))
      if (!worthwhile || tried > mostTries) throw error
      await pause(tried)
    }
  }
}

/** The five characters by which PostgreSQL names an error, a socket's error name, or null. */
export const sqlState = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** Class 08, an administrator's stop, a crash, a socket that broke. */
export const isLostConnection = (code: string): boolean =>
  code.startsWith('08') || code.startsWith('57P') || code.startsWith('ECONN') || code === 'EPIPE'
