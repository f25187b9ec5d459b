import { open, readdir, readFile, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Language } from '../shared/kernel/locale.ts'
import { fileExtension, mostPartBytes, readHead } from '../shared/sync/file/head.ts'
import { FileRefused } from '../shared/sync/file/problem.ts'
import { type BroughtFile, type FileService, takeFile } from './file/takeFile.ts'
import { answerParts, findListed, readAnswerPart } from './store/files.ts'
import { fileWords, filled, words } from './words/words.ts'

/** How `take` ends: 0 all is taken in, 1 something broke, 2 something was refused, 3 parts are missing; of several the first of these. */
export type TakeExit = 0 | 1 | 2 | 3

export interface TakeOptions {
  readonly service: FileService
  readonly language: Language
  /** A sentence for who asked. */
  readonly say: (sentence: string) => void
}

/**
 * Takes in files of computers without a link from a disk, as head office's page does, and writes each answer beside its file. Of a folder all files of
 * ours that go to head office. The same again gives the same answers.
 */
export async function takeFiles({ service, language, say }: TakeOptions, given: readonly string[]): Promise<TakeExit> {
  const word = words[language].files
  const ends = new Set<TakeExit>()
  /** Files of which parts are missing, as far as this has come. */
  const half = new Set<string>()
  const found = await filesIn(given, file => {
    ends.add(1)
    say(filled(word.cannotRead, { file }))
  })
  if (found.length === 0 && ends.size === 0) say(word.nothingThere)
  for (const file of found) ends.add(await take(file))
  if (half.size > 0) ends.add(3)
  return ([1, 2, 3] as const).find(end => ends.has(end)) ?? 0

  async function take({ file, bytes }: Found): Promise<TakeExit> {
    const name = path.basename(file)
    try {
      const brought = await takeFile(service, bytes, { person: null })
      if (brought.state === 'waiting') {
        const { bundle, part, parts, missing } = brought
        half.add(bundle)
        say(filled(word.missing, { file: name, part, parts, missing: missing.join(', ') }))
        return 0
      }
      half.delete(brought.bundle)
      await tell(name, brought, await writeAnswer(service, brought.bundle, path.dirname(file)))
      return 0
    } catch (error) {
      if (!(error instanceof FileRefused)) {
        say(filled(word.broke, { file: name }))
        return 1
      }
      say(filled(word.refused, { file: name, why: fileWords[language][error.problem] }))
      // Nothing of it is missing: a later one had all of it.
      return error.problem === 'older' ? 0 : 2
    }
  }

  async function tell(
    file: string,
    { bundle, again }: Extract<BroughtFile, { state: 'taken' }>,
    answers: readonly string[],
  ): Promise<void> {
    const answer = answers.join(', ')
    const listed = await findListed(service.store, bundle)
    const { transactions: changes = 0, refused = 0, name = '' } = listed ?? {}
    if (answers.length === 0) say(filled(word.againGone, { file }))
    else if (again) say(filled(word.againBeside, { file, answer }))
    else say(filled(word.takenBeside, { file, name, changes, refused, answer }))
  }
}

interface Found {
  readonly file: string
  readonly bytes: Buffer
  /** By whom and in which order it was written, where it says so. */
  readonly place: readonly [device: number, sequence: number, part: number]
}

/** What was named, and of folders what lies in them and goes to head office; of each computer the oldest first, as they build on one another. */
async function filesIn(given: readonly string[], unreadable: (file: string) => void): Promise<Found[]> {
  const found: Found[] = []
  for (const each of given) {
    const listed = await entriesOf(each).catch(() => null)
    if (listed === null) unreadable(each)
    for (const { file, named } of listed ?? []) {
      const bytes = await read(file).catch(() => null)
      if (bytes === null) unreadable(file)
      else if (named || !isAnswer(bytes)) found.push({ file, bytes, place: placeOf(bytes) })
    }
  }
  return found.toSorted((a, b) => {
    const at = a.place.findIndex((value, index) => value !== b.place[index])
    return at < 0 ? 0 : (a.place[at] ?? 0) - (b.place[at] ?? 0)
  })
}

async function entriesOf(given: string): Promise<{ readonly file: string; readonly named: boolean }[]> {
  if (!(await stat(given)).isDirectory()) return [{ file: given, named: true }]
  const names = await readdir(given)
  return names
    .filter(name => name.toLowerCase().endsWith(fileExtension))
    .toSorted()
    .map(name => ({ file: path.join(given, name), named: false }))
}

/** One that is bigger than any of ours is not read: its beginning is refused for what it is. */
async function read(file: string): Promise<Buffer> {
  if ((await stat(file)).size <= mostPartBytes) return readFile(file)
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(mostPartBytes), 0, mostPartBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function isAnswer(bytes: Uint8Array): boolean {
  try {
    return readHead(bytes).head.direction === 'answer'
  } catch {
    return false
  }
}

function placeOf(bytes: Uint8Array): Found['place'] {
  try {
    const { device, sequence, part } = readHead(bytes).head
    return [device, sequence, part]
  } catch {
    return [0, 0, 0]
  }
}

/** Puts the parts of an answer into a folder, each whole or not at all; what they are called. None where it is not kept any more. */
async function writeAnswer({ store }: FileService, bundle: string, folder: string): Promise<string[]> {
  const names: string[] = []
  for (const { part } of await answerParts(store, bundle)) {
    const answer = await readAnswerPart(store, bundle, part)
    if (!answer) continue
    const file = path.join(folder, answer.name)
    const handle = await open(`${file}.new`, 'w')
    try {
      await handle.writeFile(answer.bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${file}.new`, file)
    names.push(answer.name)
  }
  return names
}
