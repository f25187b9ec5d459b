import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Quote, QuotedLine } from '../../../../shared/orders/contract.ts'
import { useApi } from '../../../widgets/api.ts'
import type { Formed } from './toForm.ts'

export interface ShownQuote {
  quote: Quote | null
  /** By the entry line's key. */
  lines: ReadonlyMap<number, QuotedLine>
  /** What is shown is of an earlier keystroke. */
  behind: boolean
}

/** Milliseconds without a keystroke after which prices are asked for. */
const pause = 120

/** The prices of what is entered so far. The last answer stays until the next one comes: nothing flickers and nothing waits. What an amendment leaves keeps its price. */
export function useQuote(formed: Formed, amends: boolean): ShownQuote {
  const api = useApi()
  const [asked] = useDebouncedValue(formed, pause)
  const form = asked.form !== null && asked.form.lines.length > 0 ? asked.form : null
  const { data, isPlaceholderData } = useQuery({
    queryKey: [...(amends ? api.orders.quoteAmendment : api.orders.quote).key(), form, asked.keys],
    queryFn: async ({ signal }) => {
      if (form === null) return null
      const { id, version, ...input } = form
      const quote =
        amends && id !== null
          ? await api.orders.quoteAmendment.call({ ...input, id, version }, { signal })
          : await api.orders.quote.call(input, { signal })
      return { quote, keys: asked.keys }
    },
    placeholderData: keepPreviousData,
  })
  return useMemo(() => {
    const lines = new Map<number, QuotedLine>()
    data?.quote.lines.forEach((line, index) => {
      const key = data.keys[index]
      if (key !== undefined) lines.set(key, line)
    })
    return { quote: data?.quote ?? null, lines, behind: isPlaceholderData || asked !== formed }
  }, [data, isPlaceholderData, asked, formed])
}
