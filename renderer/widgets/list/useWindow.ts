import { keepPreviousData, type QueryFunction, type QueryKey, useQueries } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import type { Answer } from './column.ts'

/** As `api.orders.list.queryOptions({ input })` gives it. */
export interface WindowQuery<Row> {
  readonly queryKey: QueryKey
  readonly queryFn: QueryFunction<Answer<Row>>
}

export interface RowWindow<Row> {
  /** Null until the first answer. */
  readonly total: number | null
  /** Undefined while its part is on the way. */
  readonly rowAt: (index: number) => Row | undefined
  readonly loaded: readonly Row[]
  readonly error: Error | null
}

const pageSize = 100
/** So many rows before a part comes into sight it is fetched: a row is then drawn once, not first as one that is waited for. */
const ahead = 50

/** The rows from `first` to `last` of `count`, as far as that is known, fetched in parts of a hundred and kept fresh. */
export function useWindow<Row>(
  { first, last, count }: { first: number; last: number; count: number },
  query: (part: { offset: number; limit: number }) => WindowQuery<Row>,
): RowWindow<Row> {
  const from = Math.floor(Math.max(0, first - ahead) / pageSize)
  const to = Math.max(from, Math.floor(Math.max(last, Math.min(last + ahead, count - 1)) / pageSize))
  const results = useQueries({
    queries: Array.from({ length: to - from + 1 }, (_unused, at) => ({
      ...query({ offset: (from + at) * pageSize, limit: pageSize }),
      placeholderData: keepPreviousData,
    })),
  })
  const answers = useSame(results.map(result => result.data))
  const error = results.find(result => result.error !== null)?.error ?? null
  return useMemo(
    () => ({
      total: answers.find(answer => answer !== undefined)?.total ?? null,
      rowAt: index => answers[Math.floor(index / pageSize) - from]?.rows[index % pageSize],
      loaded: answers.flatMap(answer => answer?.rows ?? []),
      error,
    }),
    [answers, from, error],
  )
}

/** The list given before as long as the same things stand in it. */
function useSame<T>(list: readonly T[]): readonly T[] {
  const kept = useRef(list)
  const same = kept.current.length === list.length && kept.current.every((one, at) => one === list[at])
  if (!same) kept.current = list
  return kept.current
}
