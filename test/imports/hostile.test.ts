import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { wordsIn } from '../../shared/words/catalogue.ts'
import { type HostileFile, hostileFiles, pathIn } from './hostileFiles.ts'

const Read = z.object({
  path: z.string(),
  ending: z.string(),
  text: z.string(),
  /** Of the processor: a busy machine makes nobody slower in it. */
  seconds: z.number(),
  megabytes: z.number(),
})
const reader = resolve(import.meta.dirname, 'readHostile.ts')

/** As little as such a thread would be given: what is read must end in a sentence before the memory does. */
const held = ['--max-old-space-size=160', '--max-semi-space-size=4']

let folder: string
let found: ReadonlyMap<string, z.infer<typeof Read>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'konvwa-hostile-'))
  for (const file of hostileFiles) file.make(pathIn(folder, file))
  const paths = hostileFiles.map(file => pathIn(folder, file))
  const { stdout } = await promisify(execFile)(process.execPath, [...held, reader, ...paths], { maxBuffer: 1e7 })
  const lines = stdout
    .trim()
    .split('\n')
    .map(line => Read.parse(JSON.parse(line)))
  found = new Map(lines.map(line => [line.path, line]))
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const foundOf = (file: HostileFile) => found.get(pathIn(folder, file))

describe('a file that harms', () => {
  test.each(hostileFiles.map(file => [file.name, file] as const))(
    '%s ends as it should, within 5 s and 256 MB',
    (_, file) => {
      const read = foundOf(file)
      expect(read?.ending).toBe(file.ending)
      expect(read?.seconds).toBeLessThan(5)
      expect(read?.megabytes).toBeLessThan(256)
    },
  )

  test.each(['en', 'fr', 'ht'] as const)('and each end is a sentence with a remedy in %s', language => {
    const said: Readonly<Record<string, string>> = wordsIn(language).imports.problem
    const endings = [...new Set(hostileFiles.map(({ ending }) => ending))].filter(ending => ending !== 'read')
    expect(endings.length).toBeGreaterThan(10)
    for (const ending of endings) expect(said[ending], ending).toMatch(/\. .+\.$/)
  })
})

test('formulas are text, what they came to is taken, and what they could not work out is nothing', () => {
  const ofSheet = hostileFiles.find(({ name }) => name === 'formulas.xlsx')
  expect(ofSheet && foundOf(ofSheet)?.text).toBe(
    JSON.stringify([
      [
        ['kòd', 'non'],
        [[], ['', '2']],
      ],
    ]),
  )
  const ofText = hostileFiles.find(({ name }) => name === 'formulas.csv')
  expect(ofText && foundOf(ofText)?.text).toContain("=cmd|'/c calc'!A0")
})
