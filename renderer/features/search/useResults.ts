import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { folded } from '../../../shared/kernel/text.ts'
import type { Found } from '../../../shared/search/contract.ts'
import type { Words } from '../../../shared/words/en.ts'
import { useApi } from '../../widgets/api.ts'
import { useMay } from '../../widgets/person.ts'
import type { Screen } from '../../widgets/screen.ts'
import { useWords } from '../../widgets/words.ts'

export interface Result {
  /** Of the page itself: it is right as soon as it shows. */
  readonly own: boolean
  readonly key: string
  readonly group: keyof Words['frame']['search'] & ('screens' | 'actions' | (typeof groupOf)[Found['table']])
  readonly title: string
  readonly detail: string
  readonly path: string
}

const groupOf = {
  customer: 'customers',
  sales_order: 'orders',
  product: 'products',
  price_list: 'priceLists',
  person: 'people',
} as const
const pathOf: Record<Found['table'], (id: number) => string> = {
  customer: id => `/customers/${id}`,
  sales_order: id => `/orders/${id}`,
  product: id => `/products/${id}`,
  price_list: id => `/prices/${id}`,
  person: () => '/settings/people',
}

/**
 * Screens and things to do out of the page itself, at once; records from the backend, a moment later. Accents ignored in both. While it waits, the
 * records may still be those of what was typed before.
 */
export function useResults(text: string, screens: readonly Screen[]): { results: readonly Result[]; waiting: boolean } {
  const words = useWords()
  const may = useMay()
  const api = useApi()
  const [asked] = useDebouncedValue(text, 80)
  const wanted = folded(text)
  const records = useQuery(
    api.search.everything.queryOptions({
      input: { text: asked },
      enabled: folded(asked) !== '',
      placeholderData: keepPreviousData,
    }),
  )
  const own = screens
    .filter(screen => !screen.path.includes(':') && (screen.rail || screen.action || screen.found))
    .filter(screen => screen.right === undefined || may(screen.right))
    .map(
      (screen): Result => ({
        own: true,
        key: screen.path,
        group: screen.action ? 'actions' : 'screens',
        title: screen.title(words),
        detail: '',
        path: `/${screen.path}`,
      }),
    )
    .filter(result => wanted.split(' ').every(word => folded(result.title).includes(word)))
  const found = wanted === '' ? [] : (records.data ?? [])
  const theirs = found.map(
    (record): Result => ({
      own: false,
      key: `${record.table} ${record.id}`,
      group: groupOf[record.table],
      title: record.title,
      detail: record.detail,
      path: pathOf[record.table](record.id),
    }),
  )
  return { results: [...own, ...theirs], waiting: wanted !== '' && (asked !== text || records.isFetching) }
}
