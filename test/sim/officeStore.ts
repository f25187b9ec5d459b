import type { Queryable, Store } from '../../headoffice/store/pool.ts'

/** What can go wrong in the n-th database transaction of a request (from 1). */
export type OfficeFault =
  | { readonly kind: OfficeFaultKind; readonly at: number }
  | { readonly kind: 'another comes in between'; readonly at: number; readonly meanwhile: () => Promise<void> }

export const officeFaultKinds = [
  'head office ends before commit',
  'head office ends after commit',
  'PostgreSQL asks to try again',
  'PostgreSQL is lost before commit',
  'PostgreSQL is lost after commit',
] as const
export type OfficeFaultKind = (typeof officeFaultKinds)[number]

/** Head office's own store, with faults on request. */
export interface OfficeStore extends Store {
  arm(fault: OfficeFault | null): void
  /** Whether the process ended in the request before; asking clears it. */
  ended(): boolean
  reset(): void
  /** Lets a planted fault stand between head office and its database. */
  plant(wrap: (store: Store) => Store): void
}

class OfficeEnded extends Error {}

const failing = (code: string): Error => Object.assign(new Error(`sim: ${code}`), { code })

export function troubled(real: Store): OfficeStore {
  let inner = real
  let armed: OfficeFault | null = null
  let count = 0
  let ended = false

  async function transaction<T>(work: (on: Queryable) => Promise<T>): Promise<T> {
    count += 1
    const fault = armed && armed.at === count ? armed : null
    if (!fault) return inner.transaction(work)
    armed = null
    switch (fault.kind) {
      case 'head office ends before commit':
        return inner.transaction<T>(async on => {
          await work(on)
          ended = true
          throw new OfficeEnded('before commit')
        })
      case 'head office ends after commit':
        await inner.transaction(work)
        ended = true
        throw new OfficeEnded('after commit')
      case 'PostgreSQL asks to try again':
      case 'PostgreSQL is lost before commit':
        return inner.transaction<T>(async on => {
          await work(on)
          throw failing(fault.kind === 'PostgreSQL asks to try again' ? '40001' : '08006')
        })
      case 'PostgreSQL is lost after commit':
        await inner.transaction(work)
        throw failing('08006')
      case 'another comes in between':
        return inner.transaction(async on => {
          const result = await work(on)
          await fault.meanwhile()
          return result
        })
    }
  }

  return {
    query: (text, values) => inner.query(text, values),
    reading: (scopes, text, values) => inner.reading(scopes, text, values),
    state: () => inner.state(),
    get connections() {
      return inner.connections
    },
    close: () => inner.close(),
    transaction,
    arm: fault => {
      armed = fault
      count = 0
    },
    ended: () => {
      const was = ended
      ended = false
      return was
    },
    reset: () => {
      inner = real
      armed = null
      ended = false
    },
    plant: wrap => {
      inner = wrap(inner)
    },
  }
}
