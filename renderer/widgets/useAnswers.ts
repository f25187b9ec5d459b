import { useQuery } from '@tanstack/react-query'
import { useApi } from './api.ts'
import { useMay } from './person.ts'

/** Whether this person answers requests here: somebody of head office, at a computer that writes what head office owns. */
export function useAnswers(): boolean {
  const api = useApi()
  const may = useMay()
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const rules = settings !== undefined && (settings.device.alone || settings.device.headOffice)
  return rules && may('requests.answer') && may('reference.edit')
}
