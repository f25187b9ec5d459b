import { keepPreviousData, type QueryFunction, type QueryKey, useQueries } from '@tanstack/react-query'
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

/** The rows from `first` to `last`, fetched in parts of a hundred and kept fresh. */
export function useWindow<Row>(
  first: number,
  last: number,
  query: (part: { offset: number; limit: number }) => WindowQuery<Row>,
): RowWindow<Row> {
  const from = Math.floor(first / pageSize)
  const count = Math.max(1, Math.floor(Math.max(first, last) / pageSize) - from + 1)
  return useQueries({
    queries: Array.from({ length: count }, (_unused, at) => ({
      ...query({ offset: (from + at) * pageSize, limit: pageSize }),
      placeholderData: keepPreviousData,
    })),
    combine: results => {
      const answers = results.map(result => result.data)
      return {
        total: answers.find(answer => answer !== undefined)?.total ?? null,
        rowAt: index => answers[Math.floor(index / pageSize) - from]?.rows[index % pageSize],
        loaded: answers.flatMap(answer => answer?.rows ?? []),
        error: results.find(result => result.error !== null)?.error ?? null,
      }
    },
  })
}
