import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

/** What screens keep while the page is open, so that coming back finds everything as it was left. */
const KeptContext = createContext<Map<string, unknown> | null>(null)

export function KeptProvider({ children }: { children: ReactNode }) {
  const [kept] = useState(() => new Map<string, unknown>())
  return <KeptContext value={kept}>{children}</KeptContext>
}

/** State that outlives the screen. `is` says whether what was kept is still of this sort. */
export function useKept<T>(
  name: string,
  initial: T,
  is: (value: unknown) => value is T,
): [T, (next: T | ((before: T) => T)) => void] {
  const kept = useContext(KeptContext)
  const [value, setValue] = useState<T>(() => {
    const before = kept?.get(name)
    return is(before) ? before : initial
  })
  const keep = useCallback(
    (next: T | ((before: T) => T)) =>
      setValue(before => {
        const after = next instanceof Function ? next(before) : next
        kept?.set(name, after)
        return after
      }),
    [kept, name],
  )
  return [value, keep]
}
