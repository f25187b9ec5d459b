import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Instant } from '../../shared/kernel/instant.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Banner } from '../ui/Banner.tsx'
import { useApi } from './api.ts'
import { useDepot } from './depot.tsx'
import { instantText } from './texts.tsx'
import { useLanguage, useT } from './words.ts'

interface DraftOptions<T> {
  /** Which form: `order`. */
  form: string
  /** Which record: its id, or `new`. */
  key: string
  /** What a draft of an older version no longer fits is dropped. */
  schema: z.ZodType<T>
  /** What stands in the form now. */
  value: T
  /** Puts what was kept back into the form. */
  restore: (value: T) => void
}

export interface Draft<T> {
  /** Nothing may be typed over before we know whether something was kept. */
  readonly ready: boolean
  /** When the text that was brought back had been kept. */
  readonly restoredAt: Instant | null
  readonly keptAt: Instant | null
  /** The form was saved or given up: forgets what was typed. `next` is what stands in the form from now on, drawn yet or not. */
  readonly drop: (next?: T) => Promise<void>
  /** Hides the notice. */
  readonly acknowledge: () => void
}

const keepAfter = 500

/** Keeps what somebody types, as typed, on this computer: a power cut costs half a second of typing. */
export function useDraft<T>({ form, key, schema, value, restore }: DraftOptions<T>): Draft<T> {
  const api = useApi()
  const [state, setState] = useState({
    ready: false,
    restoredAt: null as Instant | null,
    keptAt: null as Instant | null,
  })
  const text = JSON.stringify(value)
  const kept = useRef(text)
  const latest = useRef({ restore, schema, text, key, ready: state.ready })
  useEffect(() => {
    latest.current = { restore, schema, text, key, ready: state.ready }
  })

  useEffect(() => {
    let here = true
    const begin = (restoredAt: Instant | null): void => setState({ ready: true, restoredAt, keptAt: null })
    kept.current = latest.current.text
    api.drafts.find.call({ form, key }).then(
      found => {
        if (!here) return
        const content = found ? latest.current.schema.safeParse(found.content) : null
        if (!found || !content?.success) return begin(null)
        kept.current = JSON.stringify(content.data)
        latest.current.restore(content.data)
        begin(found.savedAt)
      },
      () => here && begin(null),
    )
    return () => {
      here = false
    }
  }, [api, form, key])

  useEffect(() => {
    if (!state.ready || text === kept.current) return
    let here = true
    const keep = (): void => {
      kept.current = text
      api.drafts.keep.call({ form, key, content: JSON.parse(text) }).then(
        ({ savedAt }) => setState(before => ({ ...before, keptAt: savedAt })),
        () => {
          // The backend was gone for a moment: tried again though nothing more is typed.
          kept.current = ''
          if (here) timer = window.setTimeout(keep, keepAfter)
        },
      )
    }
    let timer = window.setTimeout(keep, keepAfter)
    return () => {
      here = false
      window.clearTimeout(timer)
    }
  }, [api, form, key, text, state.ready])

  // Whoever goes to another screen within the half second loses nothing either.
  useEffect(
    () => () => {
      const { text: left, key: under, ready } = latest.current
      if (!ready || left === kept.current) return
      api.drafts.keep.call({ form, key: under, content: JSON.parse(left) }).catch(() => undefined)
    },
    [api, form],
  )

  const drop = useCallback(
    async (next?: T) => {
      kept.current = next === undefined ? latest.current.text : JSON.stringify(next)
      setState({ ready: true, restoredAt: null, keptAt: null })
      await api.drafts.drop.call({ form, key })
    },
    [api, form, key],
  )
  const acknowledge = useCallback(() => setState(before => ({ ...before, restoredAt: null })), [])
  return { ...state, drop, acknowledge }
}

/** Says that what was being typed is back, and offers to start fresh. */
export function DraftNotice({
  draft,
  startFresh,
}: {
  draft: Pick<Draft<never>, 'restoredAt' | 'acknowledge'>
  startFresh: () => void
}) {
  const t = useT()
  const { timeZone } = useDepot()
  const language = useLanguage()
  if (draft.restoredAt === null) return null
  const time = instantText(draft.restoredAt, timeZone, language)
  return (
    <Banner
      tone="know"
      action={
        <span style={{ display: 'flex', gap: '0.5rem' }}>
          <ActionButton small onClick={draft.acknowledge}>
            {t($ => $.frame.draft.keep)}
          </ActionButton>
          <ActionButton small onClick={startFresh}>
            {t($ => $.frame.draft.startFresh)}
          </ActionButton>
        </span>
      }
    >
      {t($ => $.frame.draft.restored, { time })}
    </Banner>
  )
}
