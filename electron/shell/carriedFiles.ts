import path from 'node:path'
import { fileExtension, mostPartBytes } from '../../shared/sync/file/head.ts'

/** A file as the page gets it: what it is called, never where it lies. */
export interface CarriedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Files that somebody opened by double click, until the page asks for them: before that nobody is signed in who may take them. */
export interface CarriedFiles {
  bring(files: readonly string[]): void
  /** Those that were brought since, read; one that cannot be read, or is bigger than any of ours, comes without its bytes and is refused there. */
  take(): Promise<CarriedFile[]>
}

export interface CarriedOptions {
  size(file: string): Promise<number>
  read(file: string): Promise<Uint8Array>
  /** The page is told that there is something. */
  tell(): void
}

/** Whether an argument of the command line is such a file, as operating systems hand it over. */
export const isCarried = (argument: string): boolean =>
  !argument.startsWith('-') && argument.toLowerCase().endsWith(fileExtension)

/** The files among the arguments of a command line that was given in `folder`. */
export const carriedIn = (given: readonly string[], folder: string): string[] =>
  given.filter(isCarried).map(file => path.resolve(folder, file))

export function openCarried({ size, read, tell }: CarriedOptions): CarriedFiles {
  let waiting: string[] = []
  const open = async (file: string): Promise<CarriedFile> => {
    const name = path.basename(file)
    try {
      return { name, bytes: (await size(file)) <= mostPartBytes ? await read(file) : new Uint8Array() }
    } catch {
      return { name, bytes: new Uint8Array() }
    }
  }
  return {
    bring: files => {
      if (files.length === 0) return
      waiting = [...new Set([...waiting, ...files])]
      tell()
    },
    take: () => {
      const files = waiting
      waiting = []
      return Promise.all(files.map(open))
    },
  }
}
