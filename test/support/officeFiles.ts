import { type BroughtFile, takeFile } from '../../headoffice/file/takeFile.ts'
import { signer } from '../../headoffice/ingest/grants.ts'
import { answerParts, readAnswerPart } from '../../headoffice/store/files.ts'
import { findOffice } from '../../headoffice/store/office.ts'
import { openStore, type Store } from '../../headoffice/store/pool.ts'
import type { RealDesk } from './realDesk.ts'

/** Head office's desk for files: what its page does with a stick that somebody brings. */
export interface OfficeFiles {
  readonly store: Store
  take(bytes: Uint8Array): Promise<BroughtFile>
  /** The parts of the answer to a file. */
  answer(bundle: string): Promise<Uint8Array[]>
  close(): Promise<void>
}

export interface OfficeFileOptions {
  readonly partBytes?: number
  /** Before each of its transactions: throwing is how it breaks down there. */
  readonly onTransaction?: () => void
}

export async function openOfficeFiles(databaseUrl: string, options: OfficeFileOptions = {}): Promise<OfficeFiles> {
  const store = openStore({
    databaseUrl,
    connections: 2,
    onError: error => {
      throw error
    },
  })
  const office = await findOffice(store)
  const watched: Store = {
    ...store,
    transaction: work => {
      options.onTransaction?.()
      return store.transaction(work)
    },
  }
  const service = {
    store: watched,
    ...(options.partBytes ? { partBytes: options.partBytes } : {}),
    office,
    now: Date.now,
    sign: signer(office.privateKey),
    pause: async () => {},
    admit: () => {},
  }
  return {
    store,
    take: bytes => takeFile(service, bytes, { person: null }),
    answer: async bundle => {
      const parts = await answerParts(store, bundle)
      const read = await Promise.all(parts.map(({ part }) => readAnswerPart(store, bundle, part)))
      return read.flatMap(part => (part ? [part.bytes] : []))
    },
    close: () => store.close(),
  }
}

/** Writes a file at a desk; its parts. */
export async function fileOf(desk: RealDesk): Promise<{ bundle: string; parts: Uint8Array[] }> {
  const { bundle, parts } = await desk.sync.files.write(new AbortController().signal, () => {})
  const read = await Promise.all(Array.from({ length: parts }, (_, index) => desk.sync.files.part(bundle, index + 1)))
  return { bundle, parts: read.flatMap(part => (part ? [part.bytes] : [])) }
}

/** A stick goes to head office and back. */
export async function carried(desk: RealDesk, office: OfficeFiles): Promise<void> {
  const { bundle, parts } = await fileOf(desk)
  for (const part of parts) await office.take(part)
  for (const part of await office.answer(bundle)) await desk.sync.files.take(part, () => {})
}
