import { apply } from './apply.ts'
import { bootstrap } from './bootstrap.ts'
import { idle } from './idle.ts'
import { importing } from './import.ts'
import { ingest } from './ingest.ts'
import { link2g } from './link2g.ts'
import { list } from './list.ts'
import { memory } from './memory.ts'
import { paper } from './paper.ts'
import { pull } from './pull.ts'
import { queue } from './queue.ts'
import { reconnect } from './reconnect.ts'
import type { BenchResult } from './result.ts'
import { sample } from './sample.ts'
import { save } from './save.ts'
import { scroll } from './scroll.ts'
import { search } from './search.ts'
import { startup } from './startup.ts'
import { wire } from './wire.ts'

const benches: Readonly<Record<string, (options: { full: boolean }) => Promise<BenchResult>>> = {
  bootstrap,
  save,
  import: importing,
  ingest,
  list,
  memory,
  apply,
  queue,
  scroll,
  search,
  startup,
  sample,
  paper,
  wire,
  idle,
  reconnect,
  pull,
  link2g,
}

const parameters = process.argv.slice(2)
const json = parameters.includes('--json')
/** The whole of what takes long to prepare. */
const full = parameters.includes('--full')
const named = parameters.filter(parameter => !parameter.startsWith('--'))
const unknown = named.find(name => !(name in benches))

if (unknown !== undefined) {
  process.stderr.write(`There is no benchmark ${unknown}. There are: ${Object.keys(benches).join(', ')}.\n`)
  process.exitCode = 2
} else {
  for (const name of named.length > 0 ? named : Object.keys(benches)) {
    const result = await benches[name]?.({ full })
    if (result) process.stdout.write(json ? `${JSON.stringify(result)}\n` : row(result))
  }
}

function row(result: BenchResult): string {
  const peer = result.peer ? `  ${result.peer.name} ${result.peer.value}` : ''
  const disk = result.fsync_ms === null ? '' : `  fsync ${result.fsync_ms} ms`
  const head = `${result.holds ? 'holds ' : 'MISSED'}  ${result.name.padEnd(10)} ${result.value} ${result.unit}`
  return `${head}  (target ${result.target})${disk}${peer}\n        ${JSON.stringify(result.also)}\n`
}
