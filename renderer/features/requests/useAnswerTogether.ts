import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { LeftReason } from '../../../shared/requests/together.ts'
import { useApi } from '../../widgets/api.ts'

export type Answering =
  | { readonly state: 'ready' }
  | { readonly state: 'working'; readonly done: number; readonly total: number }
  | { readonly state: 'stopped' }
  | {
      readonly state: 'over'
      readonly answered: number
      readonly left: readonly { reason: LeftReason; count: number }[]
    }
  | { readonly state: 'failed'; readonly error: unknown }

interface Answer {
  readonly together: string
  readonly accept: boolean
  readonly answer: string
}

/** Answers many requests, followed, stopped and taken back; whoever leaves stops it too. */
export function useAnswerTogether() {
  const api = useApi()
  const [now, say] = useState<Answering>({ state: 'ready' })
  const [batch, setBatch] = useState<string | null>(null)
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])
  const undo = useMutation(api.requests.undoTogether.mutationOptions({ onSuccess: () => setBatch(null) }))
  const begin = async (answer: Answer): Promise<void> => {
    const control = new AbortController()
    running.current = control
    let total = 0
    say({ state: 'working', done: 0, total })
    try {
      for await (const part of await api.requests.answerTogether.call(answer, { signal: control.signal })) {
        if (part.kind === 'begun') {
          total = part.total
          setBatch(part.batch)
          say({ state: 'working', done: 0, total })
        }
        if (part.kind === 'progress') say({ state: 'working', done: part.done, total })
        if (part.kind === 'over') return say({ state: 'over', answered: part.answered, left: part.left })
      }
      say({ state: 'stopped' })
    } catch (error) {
      say(control.signal.aborted ? { state: 'stopped' } : { state: 'failed', error })
    }
  }
  return { now, begin, stop: () => running.current?.abort(), undo, batch }
}
