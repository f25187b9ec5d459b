import { createHash } from 'node:crypto'
import {
  constants,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../support/sources.ts'

const kept = join(root, 'out', 'bench')
/** What decides how a seeded folder looks. */
const madeFrom = ['{db/migrations,shared/sync,shared/search}/**/*.ts', 'test/bench/{bulk*,seed*}.ts']

/**
 * A new folder as `make` fills it, in the place for benchmarks, and what `make` said of it. It is filled once and copied for each run: kept
 * under out/bench by a hash of the program's tables, of the seeds and of `parameters`; what was kept under the name before goes.
 */
export async function seeded<T>(
  name: string,
  parameters: unknown,
  make: (folder: string) => Promise<T>,
): Promise<{ folder: string; made: T }> {
  const present = join(kept, `${name}-${hashOf(parameters)}`)
  if (!existsSync(present)) {
    mkdirSync(kept, { recursive: true })
    for (const old of globSync(`${name}-*`, { cwd: kept })) rmSync(join(kept, old), { recursive: true, force: true })
    const making = mkdtempSync(join(kept, `${name}-making-`))
    const made = await make(join(making, 'folder'))
    writeFileSync(join(making, 'made.json'), JSON.stringify({ made }))
    renameSync(making, present)
  }
  const folder = mkdtempSync(join(process.env.KONVWA_BENCH_DIR ?? tmpdir(), `konvwa-${name}-`))
  cpSync(join(present, 'folder'), folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
  const { made } = JSON.parse(readFileSync(join(present, 'made.json'), 'utf8')) as { made: T }
  return { folder, made }
}

function hashOf(parameters: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(parameters))
  for (const file of globSync(madeFrom, { cwd: root }).toSorted())
    hash.update(file).update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 16)
}
