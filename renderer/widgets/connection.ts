import { createContext, useContext } from 'react'
import { type StoreApi, useStore } from 'zustand'

/**
 * How the page stands with the backend. lost: it stopped answering and is being reached again. ended: this page's pass
 * is no longer good, only a new address helps.
 */
export type ConnectionState =
  | { readonly state: 'connecting' }
  | { readonly state: 'open' }
  | { readonly state: 'lost'; readonly nextAt: number }
  | { readonly state: 'ended' }

export interface Connection {
  readonly store: StoreApi<ConnectionState>
  /** Does not wait for the back-off. */
  readonly retryNow: () => void
}

/** A call that the backend did not answer. What it was about may or may not have been done: look before doing it again. */
export class Gone extends Error {
  override readonly name = 'Gone'
}

export const ConnectionContext = createContext<Connection | null>(null)

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext)
  if (!connection) throw new Error('no connection above this component')
  return connection
}

export const useConnectionState = (): ConnectionState => useStore(useConnection().store)
