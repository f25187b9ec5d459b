import { Refused } from './refused.ts'

export const requestsAMinute = 120

/**
 * Lets a device ask 120 times in any minute of this process, then answers `busy`: the cheap guard, before anything is read or asked of the
 * database. Over all processes the same limit is kept in the device's own row, which every request that gets so far writes anyway.
 */
export function requestLimit(now: () => number): (device: number) => void {
  const windows = new Map<number, { minute: number; count: number }>()
  return device => {
    const minute = Math.floor(now() / 60_000)
    const window = windows.get(device)
    if (window?.minute !== minute) {
      windows.set(device, { minute, count: 1 })
      return
    }
    window.count += 1
    if (window.count > requestsAMinute) throw new Refused('busy')
  }
}

/** How long whoever connects may take, in milliseconds. */
export interface Patience {
  /** For all headers of a request. */
  readonly headers: number
  /** A body brings at least `leastBytes` in this time, or its connection ends. */
  readonly body: number
  /** How often both are looked at. */
  readonly looking: number
}

export const leastBytes = 1024
export const patience: Patience = { headers: 15_000, body: 60_000, looking: 5_000 }
