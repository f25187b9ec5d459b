import { useEffect, useRef, useState } from 'react'
import { useRemote, wasRemote } from '../remote.tsx'

const flashFor = 1_600

/** The rows that another computer has just changed: each is lit once, softly. */
export function useFlash<Row>(rows: readonly Row[], idOf: (row: Row) => number | string): ReadonlySet<number | string> {
  const remote = useRemote()
  const seen = useRef(new Map<number | string, Row>())
  const [lit, setLit] = useState<ReadonlySet<number | string>>(new Set())
  useEffect(() => {
    const looks = seen.current.size > 0 && wasRemote(remote.getState(), Date.now())
    const changed = looks ? rows.filter(row => isOther(seen.current.get(idOf(row)), row)).map(idOf) : []
    for (const row of rows) seen.current.set(idOf(row), row)
    if (changed.length > 0) setLit(new Set(changed))
  }, [rows, idOf, remote])
  useEffect(() => {
    if (lit.size === 0) return
    const timer = window.setTimeout(() => setLit(new Set()), flashFor)
    return () => window.clearTimeout(timer)
  }, [lit])
  return lit
}

const isOther = (before: unknown, now: unknown): boolean =>
  before !== now && JSON.stringify(before) !== JSON.stringify(now)
