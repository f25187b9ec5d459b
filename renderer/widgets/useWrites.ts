import { useQuery } from '@tanstack/react-query'
import { type TableName, tableOf } from '../../shared/sync/registry.ts'
import { useApi } from './api.ts'
import { useMay } from './person.ts'

/**
 * Whether this person, on this computer, writes rows of a table that head office owns; else what is changed becomes a request. False until the
 * settings are known.
 */
export function useWrites(): (table: TableName) => boolean {
  const api = useApi()
  const may = useMay()
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const rules = settings !== undefined && (settings.device.alone || settings.device.headOffice)
  return table => rules && tableOf(table).writers.some(may)
}
