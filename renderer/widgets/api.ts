import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query'
import { createContext, useContext } from 'react'
import type { Client } from '../../shared/contract.ts'

/** Every call as query and mutation options: `useQuery(api.orders.find.queryOptions({ input: { id } }))`. */
export type Api = RouterUtils<Client>

export const createApi = (client: Client): Api => createTanstackQueryUtils(client)

export const ApiContext = createContext<Api | null>(null)

export function useApi(): Api {
  const api = useContext(ApiContext)
  if (!api) throw new Error('no backend above this component')
  return api
}
