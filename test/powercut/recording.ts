import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What a process asked the disk to do with a database (0) or its write-ahead log (1), and what it told a person in between. */
export type Event =
  | { readonly kind: 'write'; readonly file: 0 | 1; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: 0 | 1; readonly size: number }
  | { readonly kind: 'sync'; readonly file: 0 | 1 }
  | { readonly kind: 'acknowledged'; readonly transaction: number }

/** Whether the recorder can be made here: it is a few lines of C that Linux lays under a process. */
export const canRecord = process.platform === 'linux' && answers('cc')

/** Compiles the recorder into this folder; answers the library. */
export function compileRecorder(folder: string): string {
  const library = path.join(folder, 'recorder.so')
  const source = path.join(import.meta.dirname, 'recorder.c')
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-Wall', '-Werror', '-o', library, source, '-ldl'])
  return library
}

const headLength = 14

/** An entry beside those of the recorder: this transaction was acknowledged. */
export function acknowledgement(transaction: number): Buffer {
  const head = Buffer.alloc(headLength)
  head.write('a', 0, 'latin1')
  head.writeBigUInt64LE(BigInt(transaction), 6)
  return head
}

/** Everything in the order in which it happened. */
export function readRecording(file: string): Event[] {
  const record = readFileSync(file)
  const events: Event[] = []
  for (let place = 0; place < record.length; ) {
    const kind = record.toString('latin1', place, place + 1)
    const of = record.readUInt8(place + 1) === 0 ? 0 : 1
    const length = record.readUInt32LE(place + 2)
    const number = Number(record.readBigUInt64LE(place + 6))
    place += headLength
    if (kind === 'w')
      events.push({ kind: 'write', file: of, offset: number, bytes: record.subarray(place, place + length) })
    else if (kind === 't') events.push({ kind: 'truncate', file: of, size: number })
    else if (kind === 's') events.push({ kind: 'sync', file: of })
    else if (kind === 'a') events.push({ kind: 'acknowledged', transaction: number })
    else throw new Error(`the record is broken at ${place - headLength}`)
    place += length
  }
  return events
}

function answers(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
