import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { dropCarried, readCarriedAnswer } from '../../../db/carried.ts'
import { dropAnswerParts, findWritten, listWritten, type WrittenFile } from '../../../db/files.ts'
import { fileName, readHead } from '../../../shared/sync/file/head.ts'
import { FileRefused } from '../../../shared/sync/file/problem.ts'
import { type CarriedFile, carriedFiles, carry } from './carried.ts'
import { createIncoming, type Incoming } from './incoming.ts'
import type { FileOptions, FileProgress } from './options.ts'
import { type BroughtAnswer, keepPart, takeAll } from './takeFile.ts'
import { partFile, writeFile } from './writeFile.ts'

export interface ListedFile extends WrittenFile {
  /** It is still on this computer, to be saved elsewhere. */
  readonly here: boolean
}

/** What became of a part that somebody brought. */
export type Brought =
  | BroughtAnswer
  /** It is another computer's, and goes on to head office. `missing`: parts that were not brought yet. */
  | {
      readonly state: 'carried'
      readonly computer: string | null
      readonly part: number
      readonly parts: number
      readonly missing: readonly number[]
    }

/** Sync without a link: what waits here into files for head office, and its answers back. */
export interface FileSync {
  /** @throws FileRefused */
  write(signal: AbortSignal, progress: FileProgress): Promise<WrittenFile>
  /**
   * Takes in one part of an answer, and with the last of them all of it; a part of another computer's file is kept to be handed on with the next syncs.
   * @throws FileRefused
   */
  take(bytes: Uint8Array, progress: FileProgress): Promise<Brought>
  /** Where a part comes in before it is taken. */
  readonly incoming: Incoming
  /** What was written lately, the newest first. */
  list(): Promise<ListedFile[]>
  /** Files of other computers that are handed on from here, the newest first. */
  carried(): Promise<CarriedFile[]>
  /** Lets go of one of them, and of its answer. */
  drop(bundle: string): Promise<void>
  /** A part of the file that was written last, or of an answer to another computer, and what it is called; null where it is not here (any more). */
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
    take: async (bytes, progress) => {
      try {
        const { head } = readHead(bytes)
        if (head.direction === 'answer' || head.device === identity.present().device)
          return await undisturbed(() => takeAnswer(bytes, progress))
        const { part, parts } = head
        return { state: 'carried', part, parts, ...(await carry(options, head, bytes)) }
      } catch (cause) {
        if (cause instanceof FileRefused) log.warn('file refused', { code: cause.problem })
        throw cause
      }
    },
    carried: () => carriedFiles(options),
    drop: bundle => dropCarried(store, bundle),
    list: async () => {
      const files = await listWritten(store.reader, mostListed)
      return Promise.all(
        files.map(async file => ({ ...file, here: await exists(partFile(folder, file.bundle, file.parts)) })),
      )
    },
    part: async (bundle, part) => {
      const file = await findWritten(store.reader, bundle)
      if (!file) return readCarriedAnswer(store.reader, bundle, part)
      if (part < 1 || part > file.parts) return null
      const bytes = await readFile(partFile(folder, bundle, part)).catch(() => null)
      return bytes && { name: fileName({ ...file, part, direction: 'to-office' }, identity.present().lane), bytes }
    },
  }

  async function takeAnswer(bytes: Uint8Array, progress: FileProgress): Promise<BroughtAnswer> {
    const { head, missing } = await keepPart(options, bytes)
    if (missing.length > 0) return { state: 'waiting', part: head.part, parts: head.parts, missing }
    const taken = await takeAll(options, head, progress).catch(async (cause: unknown) => {
      if (cause instanceof FileRefused) await dropAnswerParts(store, head.bundle)
      throw cause
    })
    log.info('file taken in', { count: taken.state === 'taken' ? taken.news + taken.answered : 0 })
    return taken
  }
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )
