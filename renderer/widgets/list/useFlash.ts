import { useEffect, useRef, useState } from 'react'
import { useRemote, wasRemote } from '../remote.tsx'

const flashFor = 1_600

/** The rows that another computer has just changed: each is lit once, softly. */
export function useFlash<Row>(rows: readonly Row[], idOf: (row: Row) => number): ReadonlySet<number> {
  const remote = useRemote()
  const seen = useRef(new Map<number, string>())
  const [lit, setLit] = useState<ReadonlySet<number>>(new Set())
  useEffect(() => {
    const before = seen.current
    const now = new Map(rows.map(row => [idOf(row), JSON.stringify(row)]))
    seen.current = new Map([...before, ...now])
    if (before.size === 0 || !wasRemote(remote.getState(), Date.now())) return
    const changed = [...now].filter(([id, text]) => before.get(id) !== text).map(([id]) => id)
    if (changed.length > 0) setLit(new Set(changed))
  }, [rows, idOf, remote])
  useEffect(() => {
    if (lit.size === 0) return
    const timer = window.setTimeout(() => setLit(new Set()), flashFor)
    return () => window.clearTimeout(timer)
  }, [lit])
  return lit
}
