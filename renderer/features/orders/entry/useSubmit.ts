import { ORPCError } from '@orpc/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { OrderForm, Quote } from '../../../../shared/orders/contract.ts'
import type { Order } from '../../../../shared/orders/order.ts'
import type { Settings } from '../../../../shared/settings/contract.ts'
import { useApi } from '../../../widgets/api.ts'
import { issuesOf } from '../../../widgets/errorSentence.ts'
import type { Entry } from './entry.ts'
import { useEntryStore } from './entryContext.ts'
import { type EntryIssue, type Formed, toForm } from './toForm.ts'
import { usualOf } from './useEntryFacts.ts'

/** print: confirmed, then put on paper. amend: looked at once more, with who asked and why, before it is written. */
export type Aim = 'draft' | 'confirm' | 'print' | 'amend'

/** What stands in the way of saving: things to mend, no line at all, a newer version, or an error with its own sentence. */
export type Obstacle =
  | { sort: 'mend'; count: number }
  | { sort: 'no-lines' }
  | { sort: 'stale'; version: number }
  | { sort: 'error'; error: unknown }

/** An amendment as it was typed, and what the order would cost. */
export interface Amending {
  form: OrderForm & { id: number }
  keys: Formed['keys']
  quote: Quote
}

export interface Submit {
  run: (aim: Aim) => void
  busy: boolean
  obstacle: Obstacle | null
  /** Names what a call answered instead of saving, where it can be mended. */
  refused: (error: unknown, keys: Formed['keys']) => void
  /** Look-ups that are still going on are waited for, never by the keyboard. */
  pending: (work: Promise<unknown>) => void
}

/** Saves what is entered as a draft, or takes it as far as the person may. */
export function useSubmit(
  settings: Settings,
  done: (order: Order, aim: Aim, formed: Formed) => void,
  onAmending: (amending: Amending) => void,
): Submit {
  const api = useApi()
  const client = useQueryClient()
  const store = useEntryStore()
  const working = useRef(new Set<Promise<unknown>>())
  const [obstacle, setObstacle] = useState<Obstacle | null>(null)
  const save = useMutation(api.orders.save.mutationOptions())
  const confirm = useMutation(api.orders.saveAndConfirm.mutationOptions())
  const [busy, setBusy] = useState(false)

  const submit = async (aim: Aim): Promise<void> => {
    store.getState().ask()
    await Promise.allSettled(working.current)
    const { entry } = store.getState()
    const formed = toForm(entry, usualOf(settings, await aboutOf(entry)))
    const [first] = formed.issues
    if (formed.form === null || first) {
      if (first) focusOn(first)
      return setObstacle({ sort: 'mend', count: formed.issues.length })
    }
    if (aim !== 'draft' && formed.form.lines.length === 0) return setObstacle({ sort: 'no-lines' })
    try {
      if (aim === 'amend') {
        const asked = { ...formed.form, id: formed.form.id ?? 0 }
        const quote = await api.orders.quoteAmendment.call(asked)
        setObstacle(null)
        return onAmending({ form: asked, keys: formed.keys, quote })
      }
      const order = await (aim === 'draft' ? save : confirm).mutateAsync(formed.form)
      setObstacle(null)
      done(order, aim, formed)
    } catch (error) {
      refused(error, formed.keys)
    }
  }
  const refused = (error: unknown, keys: Formed['keys']): void => {
    const row = issuesOf(error).find(issue => issue.row !== undefined)?.row
    const key = row === undefined ? undefined : keys[row - 1]
    if (key !== undefined) store.getState().want({ key, column: 'code' })
    setObstacle(obstacleOf(error))
  }
  const pending = useCallback((work: Promise<unknown>): void => {
    working.current.add(work)
    void work.catch(() => undefined).finally(() => working.current.delete(work))
  }, [])
  const aboutOf = (entry: Entry) =>
    entry.customer === null
      ? undefined
      : client.ensureQueryData(api.orders.about.queryOptions({ input: { customerId: entry.customer.id } }))
  const focusOn = (issue: EntryIssue): void => {
    if (issue.at === 'line') store.getState().want({ key: issue.key, column: issue.column })
  }

  return {
    run: aim => {
      if (busy) return
      setBusy(true)
      void submit(aim)
        .catch((error: unknown) => setObstacle({ sort: 'error', error }))
        .finally(() => setBusy(false))
    },
    busy,
    obstacle,
    refused,
    pending,
  }
}

const obstacleOf = (error: unknown): Obstacle =>
  error instanceof ORPCError && error.code === 'STALE'
    ? { sort: 'stale', version: versionOf(error.data) }
    : { sort: 'error', error }

const versionOf = (data: unknown): number =>
  typeof data === 'object' && data !== null && 'version' in data && typeof data.version === 'number' ? data.version : 0
