import { z } from 'zod'
import type { ListName } from '../../../shared/lists/list.ts'
import type { View, ViewState } from '../../../shared/lists/view.ts'
import type { Words } from '../../../shared/words/en.ts'

export type BuiltInId = keyof Words['lists']['views']['builtIn']

/** A view that comes with a list. */
export interface BuiltInView<F, Sort extends string> {
  readonly id: BuiltInId
  readonly filter: Partial<F>
  readonly sort?: Sort
  readonly descending?: boolean
}

/** A kind of list: what it can be filtered and sorted by, and how it comes. */
export interface ListKind<F extends object, Sort extends string> {
  readonly name: ListName
  /** Reads what was kept; what it cannot read falls back to the usual. */
  readonly Filter: z.ZodType<F>
  readonly sorts: readonly Sort[]
  /** The filter that lets every row through. */
  readonly everything: F
  readonly usual: { readonly filter: F; readonly sort: Sort; readonly descending: boolean }
  readonly builtIn: readonly BuiltInView<F, Sort>[]
}

/** How a list stands now. */
export interface ListState<F, Sort extends string> {
  /** The view that was chosen; null for none. */
  readonly view: string | null
  readonly search: string
  readonly sort: Sort
  readonly descending: boolean
  readonly columns: readonly string[] | null
  readonly widths: Readonly<Record<string, number>>
  readonly filter: F
}

export const usualState = <F extends object, Sort extends string>(kind: ListKind<F, Sort>): ListState<F, Sort> => ({
  view: null,
  search: '',
  columns: null,
  widths: {},
  ...kind.usual,
})

/** How a list stands with one of its views; null where there is no such view. */
export function viewed<F extends object, Sort extends string>(
  kind: ListKind<F, Sort>,
  id: string,
  kept: readonly View[],
): ListState<F, Sort> | null {
  const builtIn = kind.builtIn.find(view => view.id === id)
  if (builtIn) {
    const { usual } = kind
    return {
      ...usualState(kind),
      view: id,
      filter: { ...usual.filter, ...builtIn.filter },
      sort: builtIn.sort ?? usual.sort,
      descending: builtIn.descending ?? usual.descending,
    }
  }
  const own = kept.find(view => view.id === id)
  return own ? { ...read(kind, own.state), view: id } : null
}

/** As a view keeps it. */
export const toKeep = <F extends object, Sort extends string>(state: ListState<F, Sort>): ViewState => ({
  search: state.search,
  sort: state.sort,
  descending: state.descending,
  columns: state.columns === null ? null : [...state.columns],
  widths: { ...state.widths },
  filter: Kept.parse(state.filter),
})

const Kept = z.record(z.string(), z.json())

function read<F extends object, Sort extends string>(kind: ListKind<F, Sort>, state: ViewState): ListState<F, Sort> {
  const filter = kind.Filter.safeParse(state.filter)
  const sort = kind.sorts.find(known => known === state.sort)
  return {
    ...usualState(kind),
    search: state.search,
    columns: state.columns,
    widths: state.widths,
    sort: sort ?? kind.usual.sort,
    descending: sort === undefined ? kind.usual.descending : state.descending,
    filter: filter.success ? filter.data : kind.usual.filter,
  }
}

/** Whether two show the same rows, in the same order and columns. */
export const sameState = <F, Sort extends string>(one: ListState<F, Sort>, other: ListState<F, Sort>): boolean =>
  JSON.stringify({ ...one, view: null }) === JSON.stringify({ ...other, view: null })
