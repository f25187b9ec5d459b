import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { commandFile } from './where.mjs'

/** The one without windows does the same work in a fifth less time, so it comes first. */
const known = [
  '/usr/bin/chromium-headless-shell',
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
  const apt = (/** @type {string[]} */ ...parameters) =>
    spawnSync('apt-get', parameters, { stdio: ['ignore', 'ignore', 2], env: environment }).status === 0
  if (!apt('update', '-qq')) return undefined
  // Older ones have it in one piece only.
  for (const name of ['chromium-headless-shell', 'chromium'])
    if (apt('install', '-y', '-qq', '--no-install-recommends', name)) return known.find(existsSync)
  return undefined
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
