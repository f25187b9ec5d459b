import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Brought, CarriedFile, WrittenFile } from '../../../../shared/sync/file/contract.ts'
import { mostPartBytes } from '../../../../shared/sync/file/head.ts'
import { useApi } from '../../../widgets/api.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { upload } from '../../../widgets/file/upload.ts'
import { bytesOf } from '../../../widgets/print/openPdf.ts'
import { saveFile } from '../../../widgets/print/saveFile.ts'
import { useT } from '../../../widgets/words.ts'

/** What goes on with files between this computer and head office. */
export type Carrying =
  | { readonly state: 'ready' }
  | { readonly state: 'writing'; readonly percent: number }
  | { readonly state: 'taking'; readonly name: string; readonly percent: number }
  | { readonly state: 'saving'; readonly percent: number }

/** A sentence about what came of it. */
export interface Said {
  readonly text: string
  readonly good: boolean
}

type Handed = Pick<WrittenFile, 'bundle' | 'parts'>

/** Writes files for head office and takes its answers in: begun, followed and cancelled; whoever leaves cancels too. */
export function useCarrying(): {
  now: Carrying
  said: readonly Said[]
  write: () => Promise<void>
  save: (file: WrittenFile) => Promise<void>
  /** The answer to another computer. */
  saveAnswer: (file: CarriedFile) => Promise<void>
  letGo: (file: CarriedFile) => Promise<void>
  take: (files: readonly File[]) => Promise<void>
  /** Says why nothing is done with what was brought. */
  refuse: (why: string) => void
  cancel: () => void
} {
  const api = useApi()
  const t = useT()
  const queryClient = useQueryClient()
  const sentence = useErrorSentence('files')
  const [now, become] = useState<Carrying>({ state: 'ready' })
  const [said, say] = useState<readonly Said[]>([])
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function during(work: (signal: AbortSignal) => Promise<readonly Said[]>): Promise<void> {
    const control = new AbortController()
    running.current = control
    say([])
    try {
      say(await work(control.signal))
    } catch (error) {
      const cancelled = control.signal.aborted
      say([{ good: cancelled, text: cancelled ? t($ => $.files.cancelled) : sentence(error) }])
    } finally {
      become({ state: 'ready' })
      await queryClient.invalidateQueries({ queryKey: api.files.key() })
    }
  }

  /** Hands all parts to the downloads; answers what the first is called. */
  async function handOver({ bundle, parts }: Handed, signal: AbortSignal): Promise<string> {
    const names: string[] = []
    for (let part = 1; part <= parts; part += 1) {
      become({ state: 'saving', percent: Math.round((100 * (part - 1)) / parts) })
      const pieces: Uint8Array<ArrayBuffer>[] = []
      for await (const piece of await api.files.bytes.call({ bundle, part }, { signal })) {
        if (piece.kind === 'name') names.push(piece.name)
        else pieces.push(bytesOf(piece.base64))
      }
      saveFile(names.at(-1) ?? '', new Uint8Array(await new Blob(pieces).arrayBuffer()), 'application/octet-stream')
    }
    return names[0] ?? ''
  }

  const saved = async (file: WrittenFile, signal: AbortSignal): Promise<readonly Said[]> => {
    const name = await handOver(file, signal)
    const text =
      file.parts === 1
        ? t($ => $.files.saved, { name, count: file.transactions })
        : t($ => $.files.savedParts, { parts: file.parts })
    return [{ good: true, text }]
  }

  async function takeOne(file: File, signal: AbortSignal): Promise<Said> {
    const { name } = file
    become({ state: 'taking', name, percent: 0 })
    try {
      // Nothing of ours is as big, and nothing bigger is brought in.
      const bytes = Math.max(1, Math.min(file.size, mostPartBytes))
      const begun = await api.files.begin.call({ bytes })
      await upload(
        file.size === 0 ? new Blob([new Uint8Array(1)]) : file.slice(0, bytes),
        piece => api.files.part.call({ ...begun, ...piece }),
        {
          signal,
          onProgress: sent => become({ state: 'taking', name, percent: Math.round((50 * sent) / bytes) }),
        },
      )
      for await (const step of await api.files.take.call(begun, { signal })) {
        if (step.kind === 'done') return { good: true, text: broughtText(name, step.brought) }
        become({ state: 'taking', name, percent: 50 + Math.round((50 * step.done) / step.total) })
      }
      return { good: false, text: t($ => $.errors.code.GONE) }
    } catch (error) {
      return { good: false, text: `${name}: ${sentence(error)}` }
    }
  }

  function broughtText(name: string, brought: Brought): string {
    if (brought.state === 'waiting') {
      const { part: here, parts, missing } = brought
      return t($ => $.files.missing, { here, parts, missing: missing.join(', ') })
    }
    if (brought.state === 'carried') {
      const { part, missing, computer } = brought
      const told = { name, part, computer: computer ?? t($ => $.files.anotherComputer), missing: missing.join(', ') }
      return missing.length > 0 ? t($ => $.files.carriedPart, told) : t($ => $.files.carriedOn, told)
    }
    const { news, answered } = brought
    return news + answered === 0
      ? t($ => $.files.nothingNew, { name })
      : t($ => $.files.taken, { name, news, answered })
  }

  return {
    now,
    said,
    write: () =>
      during(async signal => {
        become({ state: 'writing', percent: 0 })
        for await (const step of await api.files.write.call({}, { signal })) {
          if (step.kind === 'done') return saved(step.file, signal)
          become({ state: 'writing', percent: Math.min(100, Math.round((100 * step.done) / step.total)) })
        }
        return [{ good: true, text: t($ => $.files.cancelled) }]
      }),
    save: file => during(signal => saved(file, signal)),
    saveAnswer: ({ bundle, computer: of, answer }) =>
      during(async signal => {
        const parts = answer?.parts ?? 0
        const name = await handOver({ bundle, parts }, signal)
        const computer = of ?? t($ => $.files.anotherComputer)
        const text =
          parts === 1
            ? t($ => $.files.answerSaved, { name, computer })
            : t($ => $.files.answerSavedParts, { parts, computer })
        return [{ good: true, text }]
      }),
    letGo: ({ bundle }) =>
      during(async () => {
        await api.files.drop.call({ bundle })
        return []
      }),
    take: files =>
      during(async signal => {
        const all: Said[] = []
        for (const file of files) all.push(await takeOne(file, signal))
        return all
      }),
    refuse: why => say([{ good: false, text: why }]),
    cancel: () => running.current?.abort(),
  }
}
