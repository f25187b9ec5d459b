import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { commandFile, root } from './where.mjs'

const folder = path.join(root, 'node_modules', 'electron')
const tried = path.join(root, 'node_modules', '.konvwa-electron-tried')

/**
 * Electron's program, found by file: importing 'electron' would try to download it. Undefined where there is none.
 * @param {Record<string, string | undefined>} [environment]
 */
export function findElectron(environment = process.env) {
  const pathFile = path.join(folder, 'path.txt')
  const named = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : undefined
  const elsewhere = environment.ELECTRON_OVERRIDE_DIST_PATH
  const file = elsewhere ? path.join(elsewhere, named ?? 'electron') : named && path.join(folder, 'dist', named)
  return file && existsSync(file) ? file : undefined
}

/** Whether a window could be shown at all: not as root, not without a screen, not on a build machine. */
export function canShowWindow() {
  if (process.env.CI === 'true') return false
  if (process.platform !== 'linux') return true
  return process.getuid?.() !== 0 && Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Fetches Electron's program, once for this version: where it cannot be had, the browser does.
 * @param {string} node
 */
export async function fetchElectron(node) {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  if (existsSync(tried) && readFileSync(tried, 'utf8') === version) return undefined
  if (!(await isReachable('https://github.com/electron/electron/releases'))) return undefined
  process.stderr.write('Fetching the desktop window (about 110 MB, once). Without it Konvwa opens in the browser…\n')
  writeFileSync(tried, version)
  spawnSync(node, [commandFile('electron', 'install-electron')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    timeout: 30 * 60_000,
  })
  return findElectron()
}

/** @param {string} url */
async function isReachable(url) {
  try {
    await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(4000) })
    return true
  } catch {
    return false
  }
}
