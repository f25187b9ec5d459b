import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A file system of its own, where this process may mount one. */
export interface SmallDisk {
  readonly folder: string
  /** Takes all the room that is left; answers how to give it back. */
  fill(): () => void
  readOnly(): void
  remove(): void
}

const megabyte = 1024 * 1024

export function openSmallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0
  if (!mounted) {
    rmSync(folder, { recursive: true })
    return null
  }
  return {
    folder,
    fill: () => fill(folder, megabytes),
    readOnly: () => execFileSync('mount', ['-o', 'remount,ro', folder]),
    remove: () => {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true })
    },
  }
}

/** Never more than the small disk holds, and only while it is there: the computer's own disk must not be filled in its place. */
function fill(folder: string, megabytes: number): () => void {
  const { blocks, bsize } = statfsSync(folder)
  if (blocks * bsize > megabytes * megabyte) throw new Error(`the small disk is gone from ${folder}`)
  const file = path.join(folder, 'filler')
  const handle = openSync(file, 'w')
  try {
    for (let written = 0; written <= megabytes * megabyte; written += 4096) writeSync(handle, Buffer.alloc(4096))
    throw new Error('the small disk did not become full')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    closeSync(handle)
  }
  return () => rmSync(file)
}
