import { execFile, spawn } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { extractAll, listPackage } from '@electron/asar'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fuseFaults } from '../../build/releaseRules.mjs'
import { writeElectronStub } from '../support/electronStub.ts'
import { programFiles, root } from '../support/sources.ts'

const run = promisify(execFile)

describe.runIf(process.platform === 'linux')('the package for Linux, made around a stand-in for Electron', () => {
  let folder = ''
  let resources = ''
  let names: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'konvwa-package-'))
    const stub = path.join(folder, 'electron')
    await writeElectronStub(stub)
    await run(process.execPath, ['build/bundle.mjs'], { cwd: root })
    const builder = path.join(root, 'node_modules/electron-builder/cli.js')
    const settings = [`-c.electronDist=${stub}`, `-c.directories.output=${path.join(folder, 'dist')}`]
    await run(process.execPath, [builder, '--dir', '--linux', '--x64', ...settings], { cwd: root })
    resources = path.join(folder, 'dist/linux-unpacked/resources')
    names = listPackage(path.join(resources, 'app.asar'), { isPack: false })
  }, 180_000)

  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('has the shell, the backend, the preload and the page in it', () => {
    for (const name of [
      '/out/main/main.js',
      '/out/main/backend.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
    ])
      expect(names).toContain(name)
  })

  test('has every thread beside the files that start it', () => {
    const threads = programFiles()
      .filter(({ name, text }) => name.startsWith('electron/workers/') && text.includes('parentPort'))
      .map(({ name }) => `/out/main/${path.basename(name, '.ts')}.js`)
    expect(threads.length).toBeGreaterThan(0)
    expect(threads.filter(thread => !names.includes(thread))).toEqual([])
    expect(names.filter(name => /^\/out\/main\/.*\//.test(name))).toEqual([])
  })

  test('has no sources, tests, maps or types in it', () => {
    expect(names.filter(name => /\.(ts|tsx|map|md)$|^\/(shared|db|electron|renderer|test)\//.test(name))).toEqual([])
  })

  test('has the compiled libraries of this platform only, outside the archive', () => {
    const compiled = globSync('**/*.node', { cwd: path.join(resources, 'app.asar.unpacked') })
    expect(compiled.some(name => name.endsWith(`prebuilds/linux-x64.node`))).toBe(true)
    expect(compiled.filter(name => !name.includes('linux-x64'))).toEqual([])
  })

  test('is smaller than 16 MB without Electron itself', () => {
    const files = globSync('**/*', { cwd: resources }).map(name => statSync(path.join(resources, name)))
    const bytes = files.filter(file => file.isFile()).reduce((sum, file) => sum + file.size, 0)
    expect(bytes).toBeGreaterThan(2_000_000)
    expect(bytes).toBeLessThan(16_000_000)
  })

  test('keeps only the window languages that its people read', () => {
    const locales = globSync('*.pak', { cwd: path.join(resources, '../locales') })
    expect(locales.sort()).toEqual(['en-US.pak', 'fr.pak'])
  })

  test('has its fuses set in the program itself, as a release demands', async () => {
    const command = path.join(root, 'node_modules/@electron/fuses/dist/bin.js')
    const read = async (program: string) => (await run(process.execPath, [command, 'read', '--app', program])).stdout
    expect(fuseFaults(await read(path.join(folder, 'electron/electron')))).toHaveLength(7)
    expect(fuseFaults(await read(path.join(resources, '../konvwa')))).toEqual([])
  })

  test('holds everything that its backend needs to open the books', async () => {
    const program = path.join(folder, 'program')
    extractAll(path.join(resources, 'app.asar'), program)
    const backend = spawn(process.execPath, ['out/main/backend.js', '--data', path.join(folder, 'books')], {
      cwd: program,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = new Promise(resolve => backend.once('close', resolve))
    try {
      for await (const line of createInterface({ input: backend.stdout })) {
        expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//)
        break
      }
      expect(existsSync(path.join(folder, 'books'))).toBe(true)
    } finally {
      backend.kill()
      await ended
    }
  }, 30_000)
})
