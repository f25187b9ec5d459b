import { isCarried } from './carriedFiles.ts'

export interface ShellArguments {
  /** The folder of the books, where the person named one. */
  readonly data?: string
  /** The sample company to open with, by its name. */
  readonly sample?: string
  /** The first argument that a packaged Konvwa does not know, and refuses to start with. */
  readonly refused?: string
}

/** What operating systems and people with odd screens add; nothing among them opens a door into the program. */
const harmless = [
  '--force-device-scale-factor=',
  '--ozone-platform=',
  '--ozone-platform-hint=',
  '--disable-gpu',
  '-psn_',
]

/**
 * Reads the command line after the program's name. A packaged Konvwa refuses what it does not know: Chromium and Node
 * have switches that debug, inject and redirect. While developing everything passes, for the test driver's sake.
 */
export function shellArguments(given: readonly string[], packaged: boolean): ShellArguments {
  const data = given.find(argument => argument.startsWith('--data='))?.slice('--data='.length)
  const sample = given.find(argument => argument.startsWith('--sample='))?.slice('--sample='.length)
  const refused = packaged ? given.find(argument => !isKnown(argument)) : undefined
  return { ...(data ? { data } : {}), ...(sample ? { sample } : {}), ...(refused === undefined ? {} : { refused }) }
}

const isKnown = (argument: string): boolean =>
  argument.startsWith('--data=') ||
  argument.startsWith('--sample=') ||
  isCarried(argument) ||
  harmless.some(known => argument === known || (isPrefix(known) && argument.startsWith(known)))

const isPrefix = (known: string): boolean => known.endsWith('=') || known.endsWith('_')
