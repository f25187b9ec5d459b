import { parseArgs } from 'node:util'
import { startPostgres } from '../support/postgresServer.ts'
import { mutants } from './mutants/all.ts'
import { planOf } from './plan.ts'
import type { Ran } from './run.ts'
import { play } from './series.ts'
import { shrink } from './shrink.ts'
import { openWorld, type World } from './world.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string' },
    steps: { type: 'string', default: '100' },
    json: { type: 'boolean', default: false },
    mutant: { type: 'string' },
  },
})
const print = (line: string): void => void process.stdout.write(`${line}\n`)
const say = (line: string): void => {
  if (!values.json) print(line)
}

if (values.mutant === 'list') for (const { name } of mutants) print(name)
else if (values.mutant !== undefined) process.exitCode = await hunt(values.mutant)
else process.exitCode = await playAll()

async function playAll(): Promise<number> {
  return inWorld(undefined, async world => {
    const steps = whole('steps', values.steps)
    const told = ({ seed, violations }: Ran): void => {
      if (violations.length > 0) process.stderr.write(`seed ${seed} fails: ${violations[0]?.oracle}\n`)
    }
    const { failed, ...sum } = await play(world, {
      from: whole('from', values.from ?? '1'),
      seeds: whole('seeds', values.seeds ?? '20'),
      steps,
      told,
    })
    const [first] = failed
    if (first) await explain(world, first, steps)
    print(JSON.stringify(sum))
    return failed.length > 0 ? 1 : 0
  })
}

/** Exit code 3 where the planted fault is caught, 0 where it survived. */
async function hunt(name: string): Promise<number> {
  const mutant = mutants.find(each => each.name === name)
  if (!mutant) {
    process.stderr.write(`No planted fault is named ${name}. --mutant list names them.\n`)
    return 2
  }
  say(mutant.about)
  return inWorld(mutant.database, async world => {
    const { failed } = await play(world, {
      from: whole('from', values.from ?? String(mutant.from ?? 1)),
      seeds: whole('seeds', values.seeds ?? '100'),
      mutant,
      untilFailed: true,
    })
    const [caught] = failed
    const found = caught?.violations.find(({ oracle }) => mutant.caughtBy.includes(oracle)) ?? caught?.violations[0]
    if (!caught || !found) {
      print(JSON.stringify({ mutant: name, caught: false, oracle: null, seed: null }))
      return 0
    }
    say(`${found.oracle}: ${found.what}`)
    print(JSON.stringify({ mutant: name, caught: true, oracle: found.oracle, seed: caught.seed }))
    return 3
  })
}

function whole(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new RangeError(`--${name} is a whole number above 0, not ${text}`)
  return Number(text)
}

async function explain(world: World, failed: Ran, steps: number): Promise<void> {
  say(`\nThe story of seed ${failed.seed}:\n${failed.story.join('\n')}`)
  for (const { oracle, what } of failed.violations.slice(0, 5)) say(`${oracle}: ${what}`)
  const { plan, ran } = await shrink(world, planOf(failed.seed, steps), failed)
  say(`\nShrunk to ${plan.length} steps:\n${ran.story.join('\n')}`)
  for (const { oracle, what } of ran.violations.slice(0, 5)) say(`${oracle}: ${what}`)
}

async function inWorld(sql: string | undefined, work: (world: World) => Promise<number>): Promise<number> {
  const postgres = await startPostgres()
  try {
    const world = await openWorld(postgres.url, sql)
    try {
      return await work(world)
    } finally {
      await world.close()
    }
  } finally {
    await postgres.stop()
  }
}
