import type { Language } from '../shared/kernel/locale.ts'
import type { Log } from './log.ts'
import { openBooks } from './openBooks.ts'
import { type TakeExit, takeFiles } from './takeFiles.ts'

export interface TakeFromOptions {
  readonly language: Language
  readonly say: (sentence: string) => void
  readonly log: Log
  readonly random: () => number
}

/** `take` of the command line, on a database that other processes of head office may use meanwhile. Answers how it ends. */
export async function takeFrom(
  databaseUrl: string,
  files: readonly string[],
  { language, say, log, random }: TakeFromOptions,
): Promise<TakeExit> {
  const books = await openBooks({ databaseUrl, connections: 2, log, random })
  try {
    return await takeFiles({ service: { ...books, now: Date.now, admit: () => {} }, language, say }, files)
  } finally {
    await books.store.close()
  }
}
