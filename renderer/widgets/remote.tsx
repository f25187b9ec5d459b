import { createContext, type ReactNode, useContext, useState } from 'react'
import { createStore, type StoreApi } from 'zustand'

/** When another computer last changed something here. */
interface Remote {
  readonly at: number
}

const RemoteContext = createContext<StoreApi<Remote>>(createStore<Remote>(() => ({ at: 0 })))

export function RemoteProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => createStore<Remote>(() => ({ at: 0 })))
  return <RemoteContext value={store}>{children}</RemoteContext>
}

export const useRemote = (): StoreApi<Remote> => useContext(RemoteContext)

/** Whether a change that shows now was brought by another computer. */
export const wasRemote = (remote: Remote, now: number): boolean => now - remote.at < 3_000
