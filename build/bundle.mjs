import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { childEnvironment, commandFile, root } from './where.mjs'

const stamp = path.join(root, 'out', 'bundled')
const lock = path.join(root, 'out', 'bundling')
const sources = ['shared', 'db', 'electron', 'renderer', 'vite.config.ts', 'electron.vite.config.ts', 'package.json']

/**
 * Builds the page, the backend and the shell into out/ where a source changed since the last time. Who comes while somebody
 * else is building waits for that one. Speaks only on the error stream.
 * @param {string} node
 */
export function bundle(node) {
  if (isFresh()) return
  while (!taken()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
  try {
    if (!isFresh()) build(node)
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function isFresh() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

/** Whether the building is ours now. A lock of somebody who broke off is taken over after two minutes. */
function taken() {
  mkdirSync(path.dirname(lock), { recursive: true })
  try {
    mkdirSync(lock)
    return true
  } catch {
    const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0
    if (age > 120_000) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

/** @param {string} node */
function build(node) {
  process.stderr.write('Building Konvwa…\n')
  const wanted = fingerprint()
  const done = spawnSync(node, [commandFile('electron-vite'), 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: childEnvironment(node),
  })
  if (done.status !== 0) {
    process.stderr.write('The build failed; the reason stands above.\n')
    rmSync(lock, { recursive: true, force: true })
    process.exit(done.status || 1)
  }
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
