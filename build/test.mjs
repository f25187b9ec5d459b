import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findChromium } from './chromium.mjs'
import { quickFolder } from './quickFolder.mjs'
import { setUp } from './setup.mjs'
import { added, none, playwrightCounts, vitestCounts } from './testReports.mjs'
import { check, collected, report } from './testSteps.mjs'
import { commandFile, root } from './where.mjs'

/**
 * `npm test`: everything this product is held to, in one run. Every step runs, whatever failed before it.
 * `--long` runs the long tests of test/long instead.
 */
const long = process.argv.includes('--long')
const node = setUp()
const playwrightFile = commandFile('@playwright/test', 'playwright')
const reports = path.join(root, 'out', 'test')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const quick = quickFolder()
/** What Playwright and Node have made of a source is kept for the next run. */
const kept = path.join(root, 'out', 'kept')
/** @type {Record<string, string>} */
const place = {
  NODE_COMPILE_CACHE: path.join(kept, 'node'),
  PWTEST_CACHE_DIR: path.join(kept, 'playwright'),
  ...(quick ? { TMPDIR: quick.folder } : {}),
}
const total = long ? await longTests() : added(await checksAndUnitTests(), await browserTests())
quick?.remove()
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

/** Side by side: checks keep a computer busy, and unit tests wait half of their time for a process, a link or PostgreSQL. */
async function checksAndUnitTests() {
  const settings = readdirSync(root).filter(name => name.endsWith('.config.ts'))
  const sources = ['shared', 'db', 'electron', 'renderer', 'headoffice', 'test', 'build', ...settings]
  // Who imports whom is a unit test: test/architecture/boundaries.test.ts.
  const done = await Promise.all([
    check(node, 'types', commandFile('typescript', 'tsc'), ['-b', '--pretty', 'false']),
    (async () => {
      const lint = await check(node, 'format and lint', commandFile('@biomejs/biome', 'biome'), [
        'ci',
        '--colors=off',
        '.',
      ])
      const bundle = await check(node, 'bundle', path.join(root, 'build/bundle.mjs'), [])
      const [promises, unit] = await Promise.all([
        check(node, 'promises', commandFile('oxlint'), ['--type-aware', '--deny-warnings', ...sources]),
        unitTests(),
      ])
      return [lint, bundle, promises, unit].reduce(added, none)
    })(),
  ])
  return done.reduce(added, none)
}

function unitTests() {
  const json = path.join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${json}`]
  const all = { ...place, KONVWA_BUILT: '1' }
  return report(node, 'unit', commandFile('vitest'), ['run', ...reporters], all, code => vitestCounts(json, code))
}

async function browserTests() {
  const chromium = findChromium(node)
  if (!chromium.present) {
    const missed = await countBrowserTests()
    console.log(`- browser: no Chromium here, and none could be installed: ${missed} tests are not run`)
    const counted = process.env.CI === 'true' ? { ...none, failed: Math.max(1, missed) } : { ...none, skipped: missed }
    return added(counted, await playwright(['--project=desktop'], {}))
  }
  return playwright([], chromium.file ? { KONVWA_CHROMIUM: chromium.file } : {})
}

/**
 * @param {string[]} only
 * @param {Record<string, string>} environment
 */
function playwright(only, environment) {
  const json = path.join(reports, 'playwright.json')
  const parameters = ['test', '--reporter=list,json', '--pass-with-no-tests', ...only]
  const all = { ...place, ...environment, KONVWA_BUILT: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: json }
  return report(node, 'browser', playwrightFile, parameters, all, code => playwrightCounts(json, code))
}

async function countBrowserTests() {
  const { output } = await collected(node, [
    playwrightFile,
    'test',
    '--list',
    '--project=browser',
    '--pass-with-no-tests',
  ])
  return Number(/Total: (\d+) tests?/.exec(output)?.[1] ?? 1)
}

function longTests() {
  const json = path.join(reports, 'vitest-long.json')
  const parameters = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${json}`]
  const environment = { ...place, KONVWA_LONG: '1' }
  return report(node, 'long', commandFile('vitest'), parameters, environment, code => vitestCounts(json, code))
}
