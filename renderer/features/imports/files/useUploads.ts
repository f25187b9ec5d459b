import { useEffect, useRef, useState } from 'react'
import { useApi } from '../../../widgets/api.ts'
import { upload } from '../../../widgets/file/upload.ts'
import { useImportDraft } from '../useImportDraft.ts'

/** A file that this page is bringing in, or could not. */
export interface Upload {
  readonly key: number
  readonly name: string
  readonly bytes: number
  readonly sent: number
  /** The draft's number of it, once it has one. */
  readonly file: number | null
  readonly error: unknown
}

/** Brings files in one after the other; each can be stopped, and what fails says why and takes nothing from the others. */
export function useUploads(): {
  uploads: readonly Upload[]
  add: (files: readonly File[]) => void
  stop: (key: number) => void
} {
  const api = useApi()
  const { take } = useImportDraft()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const running = useRef(new Map<number, AbortController>())
  const line = useRef(Promise.resolve())
  const keys = useRef(0)
  const change = (key: number, next: Partial<Upload>): void =>
    setUploads(before => before.map(one => (one.key === key ? { ...one, ...next } : one)))
  const forget = (key: number): void => setUploads(before => before.filter(one => one.key !== key))
  const alive = running.current
  useEffect(
    () => () => {
      for (const stop of alive.values()) stop.abort()
    },
    [alive],
  )

  async function bring(key: number, file: File, signal: AbortSignal): Promise<void> {
    let number: number | null = null
    try {
      signal.throwIfAborted()
      const begun = await api.imports.begin.call({ name: file.name.slice(-255), bytes: file.size })
      number = begun.file
      change(key, { file: number })
      take(begun.draft)
      const send = async (part: { offset: number; data: string }): Promise<void> => {
        const { draft } = await api.imports.part.call({ file: begun.file, ...part })
        if (draft) take(draft)
      }
      await upload(file, send, {
        signal,
        onProgress: sent => change(key, { sent }),
      })
      forget(key)
    } catch (error) {
      if (number !== null) take(await api.imports.remove.call({ file: number }))
      if (signal.aborted) forget(key)
      else change(key, { error, file: null })
    } finally {
      alive.delete(key)
    }
  }

  return {
    uploads,
    add: files => {
      for (const file of files) {
        keys.current += 1
        const key = keys.current
        const stop = new AbortController()
        alive.set(key, stop)
        setUploads(before => [...before, { key, name: file.name, bytes: file.size, sent: 0, file: null, error: null }])
        line.current = line.current
          .then(() => bring(key, file, stop.signal))
          .catch(() => change(key, { error: new Error('gone') }))
      }
    },
    stop: key => {
      const stop = alive.get(key)
      if (stop) stop.abort()
      else forget(key)
    },
  }
}
