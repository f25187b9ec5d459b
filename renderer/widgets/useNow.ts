import { useEffect, useState } from 'react'
import type { Instant } from '../../shared/kernel/instant.ts'

/** The time, anew every half minute: ages and limits go on while nobody touches anything. */
export function useNow(everySeconds = 30): Instant {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), everySeconds * 1_000)
    return () => window.clearInterval(timer)
  }, [everySeconds])
  return now
}
