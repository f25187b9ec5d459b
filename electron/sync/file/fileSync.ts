import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { findWritten, listWritten, type WrittenFile } from '../../../db/files.ts'
import { fileName } from '../../../shared/sync/file/head.ts'
import { FileRefused } from '../../../shared/sync/file/problem.ts'
import { createIncoming, type Incoming } from './incoming.ts'
import type { FileOptions, FileProgress } from './options.ts'
import { type BroughtAnswer, keepPart, takeAll } from './takeFile.ts'
import { partFile, writeFile } from './writeFile.ts'

export interface ListedFile extends WrittenFile {
  /** It is still on this computer, to be saved elsewhere. */
  readonly here: boolean
}

/** Sync without a link: what waits here into files for head office, and its answers back. */
export interface FileSync {
  /** @throws FileRefused */
  write(signal: AbortSignal, progress: FileProgress): Promise<WrittenFile>
  /**
   * Takes in one part of an answer, and with the last of them all of it.
   * @throws FileRefused
   */
  take(bytes: Uint8Array, progress: FileProgress): Promise<BroughtAnswer>
  /** Where a part comes in before it is taken. */
  readonly incoming: Incoming
  /** What was written lately, the newest first. */
  list(): Promise<ListedFile[]>
  /** A part of the file that was written last, and what it is called; null where it is not here any more. */
  part(bundle: string, part: number): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>
}

const mostListed = 12

/** `undisturbed`: runs work while no sync by link does. */
export function createFileSync(options: FileOptions, undisturbed: <T>(work: () => Promise<T>) => Promise<T>): FileSync {
  const { store, identity, log } = options
  const folder = path.join(path.dirname(store.file), 'files')
  return {
    incoming: createIncoming(),
    write: (signal, progress) =>
      undisturbed(async () => {
        const written = await writeFile({ ...options, folder }, signal, progress)
        log.info('file written', { count: written.transactions })
        return written
      }),
    take: (bytes, progress) =>
      undisturbed(async () => {
        try {
          const { head, missing } = await keepPart(options, bytes)
          if (missing.length > 0) return { state: 'waiting', part: head.part, parts: head.parts, missing }
          const taken = await takeAll(options, head, progress)
          log.info('file taken in', { count: taken.state === 'taken' ? taken.news + taken.answered : 0 })
          return taken
        } catch (cause) {
          if (cause instanceof FileRefused) log.warn('file refused', { code: cause.problem })
          throw cause
        }
      }),
    list: async () => {
      const files = await listWritten(store.reader, mostListed)
      return Promise.all(
        files.map(async file => ({ ...file, here: await exists(partFile(folder, file.bundle, file.parts)) })),
      )
    },
    part: async (bundle, part) => {
      const file = await findWritten(store.reader, bundle)
      if (!file || part < 1 || part > file.parts) return null
      const bytes = await readFile(partFile(folder, bundle, part)).catch(() => null)
      return bytes && { name: fileName({ ...file, part, direction: 'to-office' }, identity.present().lane), bytes }
    },
  }
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )
