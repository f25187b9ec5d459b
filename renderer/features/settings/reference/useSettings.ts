import { useQuery } from '@tanstack/react-query'
import type { Settings } from '../../../../shared/settings/contract.ts'
import { useApi } from '../../../widgets/api.ts'

/** Undefined until the backend has answered. */
export const useSettings = (): Settings | undefined => useQuery(useApi().settings.get.queryOptions()).data
