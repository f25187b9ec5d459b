import { Refused } from './refused.ts'

const perMinute = 120

/** Lets a device ask 120 times in any minute of this process, then answers `busy`. */
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
    if (window.count > perMinute) throw new Refused('busy')
  }
}
