import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { useSearchParams } from 'react-router'
import type { KeptViews, View } from '../../../shared/lists/view.ts'
import { useApi } from '../api.ts'
import { useKept } from '../kept.tsx'
import { type ListKind, type ListState, sameState, usualState, viewed } from './listState.ts'

/** A list as it stands, and everything that can be done to how it stands. */
export interface List<F extends object, Sort extends string> {
  readonly kind: ListKind<F, Sort>
  readonly state: ListState<F, Sort>
  readonly set: (part: Partial<Omit<ListState<F, Sort>, 'view' | 'filter'>>) => void
  readonly filterBy: (part: Partial<F>) => void
  /** As the list comes: its usual filter, no text, and no view. */
  readonly clear: () => void
  /** Nothing narrows it: every row that there is. */
  readonly widen: () => void
  /** The list as it stands is this view from now on. */
  readonly adopt: (view: string) => void
  readonly arrange: (columns: readonly string[] | null, widths: Readonly<Record<string, number>>) => void
  readonly choose: (view: string | null) => void
  readonly kept: KeptViews
  readonly keep: (next: KeptViews) => void
  /** The view that is chosen is shown otherwise than it was kept. */
  readonly changed: boolean
  /** Something narrows the list beyond what it usually shows. */
  readonly filtered: boolean
}

const nothingKept: KeptViews = { views: [], usual: null, arranged: { columns: null, widths: {} } }

/**
 * Where a list stands outlives the screen; which view it has stands in the address. `fromAddress` reads what other screens link with.
 * Columns arranged without a view are kept for the person, so that they are found again tomorrow and by the other door.
 */
export function useList<F extends object, Sort extends string>(
  kind: ListKind<F, Sort>,
  fromAddress?: (address: URLSearchParams) => Partial<F> | null,
): List<F, Sort> {
  const api = useApi()
  const client = useQueryClient()
  const [address, setAddress] = useSearchParams()
  const query = api.lists.views.queryOptions({ input: { list: kind.name } })
  const { data } = useQuery(query)
  const kept = data ?? nothingKept
  const keep = (next: KeptViews): void => void client.setQueryData(query.queryKey, next)
  const arranging = useMutation(api.lists.arrange.mutationOptions({ onSuccess: keep }))
  const [held, hold] = useKept<Held<F, Sort>>(`list:${kind.name}`, { begun: false, state: usualState(kind) }, isHeld)
  const bare = held.state.view === null
  const state: ListState<F, Sort> = bare ? { ...held.state, ...kept.arranged } : held.state

  const show = (next: ListState<F, Sort>): void => hold({ begun: true, state: next })
  const choose = (view: string | null): void => {
    const next = view === null ? usualState(kind) : viewed(kind, view, kept.views)
    if (next === null) return
    show(next)
    setAddress(next.view === null ? {} : { view: next.view }, { replace: true })
  }
  const text = address.toString()
  const begin = useEffectEvent((text: string, views: readonly View[], usual: string | null): void => {
    const asked = new URLSearchParams(text)
    const view = asked.get('view')
    const linked = fromAddress?.(asked) ?? null
    if (linked) {
      show({ ...usualState(kind), filter: { ...kind.usual.filter, ...linked } })
      setAddress({}, { replace: true })
    } else if (view !== null) {
      const next = view === state.view ? null : viewed(kind, view, views)
      if (next) show(next)
    } else if (held.begun && state.view !== null) setAddress({ view: state.view }, { replace: true })
    else if (!held.begun && usual !== null) choose(usual)
  })
  useEffect(() => {
    if (data) begin(text, data.views, data.usual)
  }, [data, text])

  const base = state.view === null ? null : viewed(kind, state.view, kept.views)
  return {
    kind,
    state,
    set: part => show({ ...held.state, ...part }),
    filterBy: part => show({ ...held.state, filter: { ...held.state.filter, ...part } }),
    clear: () => choose(null),
    widen: () => {
      show({ ...held.state, search: '', view: null, filter: kind.everything })
      setAddress({}, { replace: true })
    },
    adopt: view => {
      show({ ...state, view })
      setAddress({ view }, { replace: true })
    },
    arrange: (columns, widths) => {
      if (!bare) return show({ ...held.state, columns, widths })
      const arranged = { columns: columns === null ? null : [...columns], widths: { ...widths } }
      keep({ ...kept, arranged })
      arranging.mutate({ list: kind.name, ...arranged })
    },
    choose,
    kept,
    keep,
    changed: base !== null && !sameState(base, state),
    filtered: state.search !== '' || ![kind.usual.filter, kind.everything].some(filter => same(state.filter, filter)),
  }
}

const same = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other)

interface Held<F, Sort extends string> {
  /** Somebody saw the list already: it does not begin with its first view again. */
  readonly begun: boolean
  readonly state: ListState<F, Sort>
}

const isHeld = <F, Sort extends string>(value: unknown): value is Held<F, Sort> =>
  typeof value === 'object' && value !== null && 'begun' in value && 'state' in value
