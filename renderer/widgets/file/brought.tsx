import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

/** Files of ours that somebody opened by double click or let fall on any screen, until the screen that takes them has them. */
interface Brought {
  readonly files: readonly File[]
  readonly bring: (files: readonly File[]) => void
  readonly taken: () => void
}

const BroughtContext = createContext<Brought>({ files: [], bring: () => {}, taken: () => {} })

export function BroughtProvider({ children }: { children: ReactNode }) {
  const [files, setFiles] = useState<readonly File[]>([])
  const brought = useMemo(
    () => ({
      files,
      bring: (more: readonly File[]) => setFiles(before => [...before, ...more]),
      taken: () => setFiles([]),
    }),
    [files],
  )
  return <BroughtContext value={brought}>{children}</BroughtContext>
}

export const useBrought = (): Brought => useContext(BroughtContext)
