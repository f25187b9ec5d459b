import { useEffect, useRef, useState } from 'react'
import type { SheetFormat } from '../../../../shared/lists/contract.ts'
import type { ListQuestion } from '../../../../shared/lists/list.ts'
import { useApi } from '../../api.ts'
import { bytesOf } from '../../print/openPdf.ts'
import { saveFile } from '../../print/saveFile.ts'
import { useLanguage } from '../../words.ts'

export type Export =
  | { readonly state: 'ready' }
  | { readonly state: 'working'; readonly done: number; readonly total: number }
  | { readonly state: 'saved'; readonly name: string; readonly rows: number }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly error: unknown }

const types: Record<SheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  'csv-programs': 'text/csv',
}

/** A list as a file: begun, followed, and stopped; whoever leaves stops it too. */
export function useExport(): {
  now: Export
  begin: (question: ListQuestion, columns: readonly string[], format: SheetFormat) => Promise<void>
  stop: () => void
} {
  const api = useApi()
  const language = useLanguage()
  const [now, say] = useState<Export>({ state: 'ready' })
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])
  const begin = async (question: ListQuestion, columns: readonly string[], format: SheetFormat): Promise<void> => {
    const control = new AbortController()
    running.current = control
    say({ state: 'working', done: 0, total: 0 })
    try {
      const input = { question, columns: [...columns], format, language }
      const parts: Uint8Array<ArrayBuffer>[] = []
      for await (const part of await api.lists.export.call(input, { signal: control.signal })) {
        if (part.kind === 'bytes') parts.push(bytesOf(part.base64))
        if (part.kind === 'progress') say({ state: 'working', done: part.done, total: part.total })
        if (part.kind === 'done') {
          saveFile(part.name, new Uint8Array(await new Blob(parts).arrayBuffer()), types[format])
          say({ state: 'saved', name: part.name, rows: part.rows })
          return
        }
      }
      say({ state: 'stopped' })
    } catch (error) {
      say(control.signal.aborted ? { state: 'stopped' } : { state: 'failed', error })
    }
  }
  return { now, begin, stop: () => running.current?.abort() }
}
