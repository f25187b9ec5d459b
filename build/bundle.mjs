import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { childEnvironment, commandFile, root } from './where.mjs'

const stamp = path.join(root, 'out', 'bundled')
const sources = ['shared', 'db', 'electron', 'renderer', 'vite.config.ts', 'electron.vite.config.ts', 'package.json']

/**
 * Builds the page, the backend and the shell into out/ where a source changed since the last time.
 * Speaks only on the error stream.
 * @param {string} node
 */
export function bundle(node) {
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  process.stderr.write('Building Konvwa…\n')
  const done = spawnSync(node, [commandFile('electron-vite'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: childEnvironment(node),
  })
  if (done.status !== 0) {
    process.stderr.write('The build failed; the reason stands above.\n')
    process.exit(done.status || 1)
  }
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesUnder)) {
    const { size, mtimeMs } = statSync(path.join(root, file))
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesUnder(place) {
  const full = path.join(root, place)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [place]
  return readdirSync(full)
    .sort()
    .flatMap(name => filesUnder(path.join(place, name)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) bundle(process.execPath)
