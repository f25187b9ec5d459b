import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { freemem } from 'node:os'
import path from 'node:path'

const shared = '/dev/shm'
const leastBytes = 4e9

/**
 * A folder in memory for the files of the tests, which are written, looked at and thrown away by the thousand; null where there is none or too
 * little room. What survives a power cut is not asked there: the program's own settings and `fsync` calls are what the tests look at.
 * @returns {{ folder: string, remove(): void } | null}
 */
export function quickFolder() {
  if (!existsSync(shared)) return null
  const { bavail, bsize } = statfsSync(shared)
  if (Math.min(bavail * bsize, freemem()) < leastBytes) return null
  const folder = mkdtempSync(path.join(shared, 'konvwa-test-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  // PostgreSQL runs as somebody else where the tests run as root.
  chmodSync(folder, 0o755)
  if (runsPrograms(folder)) return { folder, remove }
  remove()
  return null
}

/** @param {string} folder */
function runsPrograms(folder) {
  const file = path.join(folder, 'runs')
  writeFileSync(file, '#!/bin/sh\nexit 0\n', { mode: 0o755 })
  return spawnSync(file).status === 0
}
