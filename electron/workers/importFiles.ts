import { type FileHandle, mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import type { FileRefusal } from '../../shared/imports/files.ts'
import { mostFileBytes, mostFiles } from '../../shared/imports/upload.ts'

/** Below this much room on the disk nothing more is brought in, in bytes. */
const leastFreeBytes = 300_000_000

/** The files that people are about to import, one folder a person, never in the database. Names on disk are numbers: what a file is called stays in the draft. */
export interface ImportFiles {
  /** Why a file of so many bytes is not taken beside those that are here, or null. */
  refusal(bytes: number, others: readonly { readonly bytes: number }[]): Promise<FileRefusal | null>
  /** Begins a file of nothing. */
  begin(person: number, file: number): Promise<void>
  /** Adds a part at `offset`, which must be where the file ends now. Answers how many bytes are here. */
  append(person: number, file: number, offset: number, part: Buffer): Promise<number | FileRefusal>
  /** How many bytes of it are here; 0 where there is none. */
  size(person: number, file: number): Promise<number>
  pathOf(person: number, file: number): string
  remove(person: number, file: number): Promise<void>
  clear(person: number): Promise<void>
  /** Takes away what nobody is preparing any more. */
  keepOnly(people: ReadonlySet<number>): Promise<void>
}

export function openImportFiles(
  folder: string,
  freeBytes: (folder: string) => Promise<number> = freeBytesOf,
): ImportFiles {
  const folderOf = (person: number): string => path.join(folder, String(person))
  const pathOf = (person: number, file: number): string => path.join(folderOf(person), String(file))
  const size = async (person: number, file: number): Promise<number> =>
    (await stat(pathOf(person, file)).catch(() => null))?.size ?? 0

  return {
    pathOf,
    size,
    refusal: async (bytes, others) => {
      if (bytes === 0) return 'empty-file'
      if (bytes > mostFileBytes) return 'too-big'
      if (others.length >= mostFiles) return 'too-many-files'
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const coming = others.reduce((sum, other) => sum + other.bytes, bytes)
      return (await freeBytes(folder)) - coming < leastFreeBytes ? 'disk-low' : null
    },
    begin: async (person, file) => {
      await mkdir(folderOf(person), { recursive: true, mode: 0o700 })
      await (await open(pathOf(person, file), 'w', 0o600)).close()
    },
    append: async (person, file, offset, part) => {
      const handle = await open(pathOf(person, file), 'r+').catch(() => null)
      if (!handle) return 'out-of-step'
      return closing(handle, async () => {
        const { size: here } = await handle.stat()
        if (here !== offset) return 'out-of-step'
        if (offset + part.length > mostFileBytes) return 'too-big'
        await handle.write(part, 0, part.length, offset)
        return offset + part.length
      })
    },
    remove: (person, file) => rm(pathOf(person, file), { force: true }),
    clear: person => rm(folderOf(person), { recursive: true, force: true }),
    keepOnly: async people => {
      const found = await readdir(folder).catch(() => [])
      const left = found.filter(name => !people.has(Number(name)))
      await Promise.all(left.map(name => rm(path.join(folder, name), { recursive: true, force: true })))
    },
  }
}

async function closing<T>(handle: FileHandle, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } finally {
    await handle.close()
  }
}

async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
