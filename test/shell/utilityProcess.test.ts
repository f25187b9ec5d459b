import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../support/sources.ts'

const run = promisify(execFile)
const host = path.join(root, 'test/support/utilityProcess.ts')
const backend = path.join(root, 'out/main/backend.js')

describe('the bundled backend beside the desktop window', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'konvwa-utility-'))
    await run(process.execPath, ['build/bundle.mjs'], { cwd: root })
  }, 120_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('answers each window through the port that the shell hands it, and ends when told to', async () => {
    const { stdout } = await run(process.execPath, [host, backend, path.join(folder, 'books')])
    expect(JSON.parse(stdout)).toEqual({ states: ['first-start', 'first-start'], told: [] })
  })

  test('tells the shell why the books do not open, and answers no window', async () => {
    const file = path.join(folder, 'file')
    await writeFile(file, 'not a folder')
    const { stdout } = await run(process.execPath, [host, backend, file])
    expect(JSON.parse(stdout)).toEqual({ states: [null, null], told: [{ type: 'problem', problem: 'not-a-folder' }] })
  })
})
