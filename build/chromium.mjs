import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { commandFile } from './where.mjs'

const known = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
]

/**
 * A Chromium for the browser tests: the system's, else Debian's where we may install it, else Playwright's own.
 * @param {string} node
 * @returns {{ file?: string, present: boolean }} `file` is absent for Playwright's own, which it finds by itself
 */
export function findChromium(node) {
  const wanted = process.env.KONVWA_CHROMIUM
  const system = [...(wanted ? [wanted] : []), ...known].find(existsSync) ?? installFromDebian()
  if (system) return { file: system, present: true }
  return { present: downloadPlaywrights(node) }
}

function installFromDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  process.stderr.write('Installing Chromium from Debian for the browser tests…\n')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const parameters of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const done = spawnSync('apt-get', parameters, { stdio: ['ignore', 'ignore', 2], env: environment })
    if (done.status !== 0) return undefined
  }
  return known.find(existsSync)
}

/** @param {string} node */
function downloadPlaywrights(node) {
  process.stderr.write("Fetching Playwright's Chromium for the browser tests…\n")
  const playwright = commandFile('@playwright/test', 'playwright')
  const done = spawnSync(node, [playwright, 'install', 'chromium', '--only-shell'], {
    stdio: ['ignore', 2, 2],
    timeout: 600_000,
  })
  return done.status === 0
}
