import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Where Electron's program keeps its fuses, and how they stand when it is delivered. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const deliveredFuses = '101100011'

/**
 * An unpacked Electron with nothing in it but what packaging touches, for machines that cannot download the real one:
 * the fuse wire is laid out as in Electron's program, so setting the fuses is real.
 */
export async function writeElectronStub(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'resources'), { recursive: true })
  await mkdir(path.join(folder, 'locales'), { recursive: true })
  for (const language of ['en-US', 'fr', 'de']) await writeFile(path.join(folder, 'locales', `${language}.pak`), '')
  const wire = Buffer.concat([Buffer.from(fuseSentinel), Buffer.from([1, deliveredFuses.length])])
  const program = Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), wire, Buffer.from(deliveredFuses)])
  await writeFile(path.join(folder, 'electron'), program, { mode: 0o755 })
}
