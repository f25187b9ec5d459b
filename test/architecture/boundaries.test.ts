import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { programFiles, root } from '../support/sources.ts'

const Report = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

/** The checker's own report. It ends with a count of violations as its exit code; the report is complete all the same. */
function cruise(folder: string, places: string[]): Promise<z.infer<typeof Report>> {
  const command = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')
  const parameters = [command, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...places]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, parameters, { cwd: folder, maxBuffer: 2 ** 28 }, (error, stdout) => {
      if (stdout === '') reject(error ?? new Error('the checker said nothing'))
      else resolve(Report.parse(JSON.parse(stdout)))
    })
  })
}

test('the checker of boundaries saw every file there is, and found nothing', async () => {
  const files = programFiles().map(({ name }) => name)
  const { modules, summary } = await cruise(
    root,
    files
      .filter(name => !name.includes('/'))
      .concat(['shared', 'db', 'electron', 'renderer', 'headoffice', 'test', 'build']),
  )
  const seen = new Set(modules.map(({ source }) => source))
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter(name => !seen.has(name))).toEqual([])
  expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
}, 60_000)

/** A file that breaks one rule each. The checker must name that rule. */
const crimes: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['shared-imports-shared', 'shared/a.ts', '../db/open.ts'],
  ['shared-packages', 'shared/b.ts', 'kysely'],
  ['shared-is-pure', 'shared/c.ts', 'node:fs'],
  ['db-imports', 'db/a.ts', '../electron/api/api.ts'],
  ['db-packages', 'db/b.ts', 'fastify'],
  ['electron-imports', 'electron/api/a.ts', '../../headoffice/main.ts'],
  ['electron-imports', 'electron/sync/a.ts', '../shell/window.ts'],
  ['electron-packages', 'electron/api/b.ts', 'better-sqlite3'],
  ['electron-packages', 'electron/api/c.ts', 'kysely'],
  ['electron-packages', 'electron/hosts/a.ts', 'electron'],
  ['shipped-dependencies', 'electron/api/d.ts', 'fastify'],
  ['shell-imports', 'electron/shell/a.ts', '../../db/open.ts'],
  ['shell-packages', 'electron/shell/b.ts', 'zod'],
  ['electron-only-in-shell', 'headoffice/a.ts', 'electron'],
  ['ui-imports-ui', 'renderer/ui/a.ts', '../../shared/order.ts'],
  ['widgets-imports', 'renderer/widgets/a.ts', '../features/orders/store.ts'],
  ['features-are-islands', 'renderer/features/customers/a.ts', '../orders/store.ts'],
  ['features-are-islands', 'renderer/features/customers/b.ts', '../../client.ts'],
  ['renderer-imports', 'renderer/a.ts', '../db/open.ts'],
  ['only-the-wiring-knows-features', 'renderer/b.ts', './features/orders/store.ts'],
  ['renderer-is-a-page', 'renderer/ui/b.ts', 'node:path'],
  ['renderer-packages', 'renderer/ui/c.ts', 'better-sqlite3'],
  ['headoffice-imports', 'headoffice/b.ts', '../db/open.ts'],
  ['headoffice-sql-in-store', 'headoffice/c.ts', 'pg'],
  ['build-imports-build', 'build/a.mjs', '../shared/order.ts'],
  ['build-runs-with-nothing-installed', 'build/b.mjs', 'zod'],
  ['nobody-ships-tests', 'electron/api/e.ts', '../../test/support.ts'],
  ['resolvable', 'shared/d.ts', './nowhere.ts'],
  ['no-cycles', 'shared/e.ts', './f.ts'],
]

const bystanders = [
  'db/open.ts',
  'electron/api/api.ts',
  'electron/shell/window.ts',
  'headoffice/main.ts',
  'renderer/client.ts',
  'renderer/features/orders/store.ts',
  'shared/order.ts',
  'test/support.ts',
]

describe('the checker of boundaries', () => {
  let folder = ''
  let found: { file: string; rule: string }[] = []

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'konvwa-boundaries-'))
    for (const name of ['package.json', '.dependency-cruiser.cjs'])
      await cp(path.join(root, name), path.join(folder, name))
    await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
    const write = async (name: string, text: string) => {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
      await writeFile(path.join(folder, name), text)
    }
    for (const name of bystanders) await write(name, 'export const here = 1\n')
    for (const [, name, imported] of crimes) await write(name, `import '${imported}'\n`)
    await write('shared/f.ts', "import type { E } from './e.ts'\nexport type F = E\n")
    const report = await cruise(folder, ['shared', 'db', 'electron', 'renderer', 'headoffice', 'build'])
    found = report.summary.violations.map(({ from, rule }) => ({ file: from, rule: rule.name }))
  }, 60_000)

  afterAll(() => rm(folder, { recursive: true, force: true }))

  test.each(crimes)('by rule %s refuses %s that imports %s', (rule, file) => {
    expect(found).toContainEqual({ file, rule })
  })

  test('accuses nobody else', () => {
    const guilty = new Set([...crimes.map(([, file]) => file), 'shared/f.ts'])
    expect(found.filter(({ file }) => !guilty.has(file))).toEqual([])
  })
})
