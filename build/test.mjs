import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findChromium } from './chromium.mjs'
import { setUp } from './setup.mjs'
import { added, none, playwrightCounts, vitestCounts } from './testReports.mjs'
import { check, report } from './testSteps.mjs'
import { commandFile, root } from './where.mjs'

/**
 * `npm test`: everything this product is held to, in one run. Every step runs, whatever failed before it.
 * `--long` runs the long tests of test/long instead.
 */
const long = process.argv.includes('--long')
const node = setUp()
const reports = path.join(root, 'out', 'test')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const total = long ? await longTests() : added(await checks(), added(await unitTests(), await browserTests()))
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

async function checks() {
  const settings = readdirSync(root).filter(name => name.endsWith('.config.ts'))
  const sources = ['shared', 'db', 'electron', 'renderer', 'headoffice', 'test', 'build', ...settings]
  const steps = [
    await check(node, 'types', commandFile('typescript', 'tsc'), ['-b', '--pretty', 'false']),
    await check(node, 'format and lint', commandFile('@biomejs/biome', 'biome'), ['ci', '--colors=off', '.']),
    await check(node, 'promises', commandFile('oxlint'), ['--type-aware', '--deny-warnings', ...sources]),
    await check(node, 'boundaries', commandFile('dependency-cruiser', 'depcruise'), [
      '--config',
      '.dependency-cruiser.cjs',
      ...sources,
    ]),
    // The page and the backend are built once both are there.
    ...(['renderer/index.html', 'electron/backend.ts', 'electron/main.ts'].every(file =>
      existsSync(path.join(root, file)),
    )
      ? [await check(node, 'bundle', path.join(root, 'build/bundle.mjs'), [])]
      : []),
  ]
  return steps.reduce(added, none)
}

function unitTests() {
  const json = path.join(reports, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${json}`]
  return report(node, 'unit', commandFile('vitest'), ['run', ...reporters], {}, code => vitestCounts(json, code))
}

async function browserTests() {
  const chromium = findChromium(node)
  const json = path.join(reports, 'playwright.json')
  const playwright = commandFile('@playwright/test', 'playwright')
  const environment = {
    PLAYWRIGHT_JSON_OUTPUT_FILE: json,
    ...(chromium.file ? { KONVWA_CHROMIUM: chromium.file } : {}),
    ...(chromium.present ? {} : { KONVWA_NO_CHROMIUM: '1' }),
  }
  if (!chromium.present && process.env.CI === 'true') {
    console.log('✘ browser: no Chromium, and none could be installed')
    return { ...none, failed: 1 }
  }
  if (!chromium.present) console.log('- browser: no Chromium, and none could be installed; its tests are skipped')
  const parameters = ['test', '--reporter=list,json', '--pass-with-no-tests']
  return report(node, 'browser', playwright, parameters, environment, code => playwrightCounts(json, code))
}

function longTests() {
  const json = path.join(reports, 'vitest-long.json')
  const parameters = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${json}`]
  const environment = { KONVWA_LONG: '1' }
  return report(node, 'long', commandFile('vitest'), parameters, environment, code => vitestCounts(json, code))
}
