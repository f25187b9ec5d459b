import { execFile } from 'node:child_process'
import path from 'node:path'

const main = path.join(import.meta.dirname, 'main.ts')

/** Runs the simulator as its command does: how it ended, and what it said, line by line. */
export function simulate(...parameters: string[]): Promise<{ code: unknown; lines: string[]; errors: string }> {
  const { promise, resolve } = Promise.withResolvers<{ code: unknown; lines: string[]; errors: string }>()
  execFile(process.execPath, [main, ...parameters], (error, said, errors) => {
    resolve({ code: error?.code ?? 0, lines: said.trim().split('\n'), errors })
  })
  return promise
}
