import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { EntryState, EntryStore } from './entryStore.ts'

export const EntryContext = createContext<EntryStore | null>(null)

export function useEntryStore(): EntryStore {
  const store = useContext(EntryContext)
  if (!store) throw new Error('no order entry above this component')
  return store
}

export const useEntry = <T>(select: (state: EntryState) => T): T => useStore(useEntryStore(), select)
