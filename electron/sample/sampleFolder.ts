import { existsSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Day } from '../../shared/kernel/day.ts'
import { SampleName } from '../../shared/sample/sampleName.ts'
import { readDurably, writeDurably } from '../sync/durableFile.ts'

/** What is kept beside a sample's books once they are whole. */
export const SampleNote = z.strictObject({
  name: SampleName,
  /** The day that it was drawn for. */
  day: Day,
  /** The last transaction that drew it: a later one is somebody's own work. */
  lastTx: z.number().int().nonnegative(),
})
export type SampleNote = z.infer<typeof SampleNote>

const noteFile = 'sample.json'

/** Where the samples of a data folder are: inside it, each with books and an identity of its own. */
export const samplesIn = (data: string): string => path.join(data, 'sample')

/** A folder for a sample that is drawn now; its name says when. */
export const newSampleFolder = (data: string, name: SampleName, now: number): string =>
  path.join(samplesIn(data), `${name}-${now.toString(36)}`)

/** The newest whole sample of that name, or null. One that was broken off while it was drawn does not count. */
export function findSample(data: string, name: SampleName): { folder: string; note: SampleNote } | null {
  for (const folder of sampleFolders(data, name).toReversed()) {
    const note = noteIn(folder)
    if (note) return { folder, note }
  }
  return null
}

/** Says that the books in `folder` are whole. */
export const noteSample = (folder: string, note: SampleNote): void =>
  writeDurably(path.join(folder, noteFile), `${JSON.stringify(note)}\n`)

/** Removes every sample of that name but the one in `kept`: older ones, and what was broken off. */
export function removeSamples(data: string, name: SampleName, kept: string): void {
  for (const folder of sampleFolders(data, name))
    if (folder !== kept) rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}

function sampleFolders(data: string, name: SampleName): string[] {
  const root = samplesIn(data)
  if (!existsSync(root)) return []
  return readdirSync(root)
    .filter(folder => folder.startsWith(`${name}-`))
    .toSorted()
    .map(folder => path.join(root, folder))
}

function noteIn(folder: string): SampleNote | null {
  const text = readDurably(path.join(folder, noteFile))
  if (text === null) return null
  try {
    return SampleNote.parse(JSON.parse(text))
  } catch {
    return null
  }
}
