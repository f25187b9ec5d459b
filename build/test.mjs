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
/** @type {Record<string, string>} */
const place = quick ? { TMPDIR: quick.folder } : {}
const total = long ? await longTests() : added(await checks(), added(await unitTests(), await browserTests()))
quick?.remove()
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

async function checks() {
  const settings = readdirSync(root).filter(name => name.endsWith('.config.ts'))
  const sources = ['shared', 'db', 'electron', 'renderer', 'headoffice', 'test', 'build', ...settings]
  const boundaries = ['--config', '.dependency-cruiser.cjs', ...sources]
  // Types take as long as all the others together, and a computer has two cores at least.
  const [types, others] = await Promise.all([
    check(node, 'types', commandFile('typescript', 'tsc'), ['-b', '--pretty', 'false']),
    (async () => [
      await check(node, 'format and lint', commandFile('@biomejs/biome', 'biome'), ['ci', '--colors=off', '.']),
      await check(node, 'promises', commandFile('oxlint'), ['--type-aware', '--deny-warnings', ...sources]),
      await check(node, 'boundaries', commandFile('dependency-cruiser', 'depcruise'), boundaries),
      await check(node, 'bundle', path.join(root, 'build/bundle.mjs'), []),
    ])(),
  ])
  return [types, ...others].reduce(added, none)
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
