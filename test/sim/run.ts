import { cpSync, rmSync } from 'node:fs'
import path from 'node:path'
import { diceOf } from '../support/dice.ts'
import { screenAt } from '../support/screenAt.ts'
import { decideAll } from './acts.ts'
import { anyFiles, attachedFiles, bytesBeforeRows } from './attachedFiles.ts'
import { compared } from './compared.ts'
import type { Counts } from './counts.ts'
import { openDesk } from './desk.ts'
import { lastWriters } from './lastWriters.ts'
import { ledgerOf } from './ledger.ts'
import type { Mutant } from './mutant.ts'
import { numberedTwice } from './numbers.ts'
import { type Violation, violation } from './oracle.ts'
import type { Step } from './plan.ts'
import { unequalReplicas } from './replicas.ts'
import type { Player, Scene } from './scene.ts'
import { heldForEver, holes, sums, undrained } from './settled.ts'
import { logged, type Settling, settling } from './settling.ts'
import { syncs, take } from './steps.ts'
import { verdictsAndEffects } from './verdicts.ts'
import { textOf, whileRunning } from './whileRunning.ts'
import type { World } from './world.ts'

/** Of so many stories one ends with the program's own comparison, which takes a while. */
const comparedEvery = 4

export interface Ran {
  readonly seed: number
  /** What does not hold; empty where all is well. */
  readonly violations: readonly Violation[]
  readonly story: readonly string[]
  readonly steps: number
}

/** Plays one story from the world's beginning and asks every oracle. */
export async function run(
  world: World,
  plan: readonly Step[],
  options: {
    seed: number
    counts: Counts
    mutant?: Mutant | null
    spy?: (scene: Scene, told: string) => Promise<void>
  },
): Promise<Ran> {
  const scene = await begin(world, plan, options)
  const story: string[] = []
  const violations: Violation[] = []
  try {
    for (const step of plan) {
      story.push(await take({ ...scene, dice: diceOf(step.seed) }, step))
      await options.spy?.(scene, story.at(-1) ?? '')
      violations.push(...(await whileRunning(scene, syncs.has(step.kind) ? scene.players : [])))
      if (syncs.has(step.kind) && (await anyFiles(scene))) violations.push(...(await bytesBeforeRows(scene)))
      if (violations.length > 0) break
    }
    if (violations.length === 0)
      violations.push(...(await ended(scene, options.seed % comparedEvery === 0, options.mutant?.beforeOracles)))
  } catch (error) {
    violations.push(violation('nothing broke', textOf(error)))
  }
  for (const { desk } of scene.players) await desk.close().catch(() => {})
  rmSync(path.join(world.folder, 'run'), { recursive: true, force: true })
  return { seed: options.seed, violations, story, steps: story.length }
}

async function begin(
  world: World,
  plan: readonly Step[],
  { counts, mutant = null }: { counts: Counts; mutant?: Mutant | null },
): Promise<Scene> {
  await world.office.reset()
  world.time.reset()
  if (mutant?.beforeEach) await world.office.ask(mutant.beforeEach)
  if (mutant?.store) world.office.store.plant(mutant.store)
  let names = 0
  let opened = 0
  const open: Scene['open'] = (player, folder) => {
    opened += 1
    const { office, time } = world
    const around = { office, time, dice: diceOf(opened), counts, mutant: mutant?.desk ?? null }
    return openDesk(around, player.state, folder)
  }
  const players: Player[] = []
  for (const [original, { name, person, folder, lastTransaction, device }] of world.computers.entries()) {
    const state = { ledger: ledgerOf(device, lastTransaction), skew: 0, clockTrue: true }
    const own = path.join(world.folder, 'run', name)
    cpSync(folder, own, { recursive: true })
    const desk = open({ name, state }, own)
    await desk.sync.start()
    players.push({ name, original, person, state, desk, revoked: false, backup: null })
  }
  return {
    world,
    players,
    gone: [],
    onPaper: [],
    bag: { questions: [], answers: [] },
    backsUp: plan.some(({ kind }) => kind === 'restored from a backup'),
    counts,
    dice: diceOf(1),
    fresh: () => {
      names += 1
      return `s${names}`
    },
    open,
  }
}

/** Faults have stopped: everybody syncs and decides until nothing moves, and then everything must hold. */
async function ended(scene: Scene, compares: boolean, beforeOracles?: string): Promise<Violation[]> {
  scene.world.time.pass(24 * 60 * 60_000)
  for (const player of scene.players) {
    player.desk.link.away(false)
    await player.desk.link.deliverLate()
    player.state.skew = 0
  }
  const everybody = settling(scene)
  await everybody.sync(2)
  if (await scene.world.office.approveCopies()) {
    everybody.doubt()
    await everybody.sync(2)
  }
  const early = [...(await verdictsAndEffects(scene)), ...(await undrained(scene))]
  if (early.length > 0) return early
  // With nobody at head office nobody gives rights back, and what is refused cannot be decided about.
  if (scene.players[0]?.revoked !== false) return [...(await holes(scene)), ...(await sums(scene))]
  await restoreRole(scene)
  await decided(scene, everybody)
  if (await anyFiles(scene)) {
    // What head office did not take rests for hours.
    scene.world.time.pass(7 * 60 * 60_000)
    await everybody.sync(2)
  }
  if (beforeOracles) await scene.world.office.ask(beforeOracles)
  const late = [
    ...(await whileRunning(scene, scene.players)),
    ...(await verdictsAndEffects(scene)),
    ...(await undrained(scene)),
    ...(await heldForEver(scene)),
    ...(await holes(scene)),
    ...(await unequalReplicas(scene)),
    ...(await sums(scene)),
    ...numberedTwice(scene),
    ...(await attachedFiles(scene)),
    ...(await bytesBeforeRows(scene)),
  ]
  const wrong = late.length > 0 ? late : await lastWriters(scene)
  return wrong.length > 0 || !compares ? wrong : compared(scene)
}

/** What is refused is sent once more and then given up, until a round in which everybody synced has moved nothing. */
async function decided(scene: Scene, everybody: Settling): Promise<void> {
  for (let quiet = 0, round = 0; quiet < 2 && round < 15; round += 1) {
    const before = await logged(scene)
    await everybody.sync(1)
    const still = before === (await logged(scene))
    let decisions = 0
    // First once more, now that everybody may: what waited for it must come through with it.
    const refused = round === 0 ? 'resend' : 'discard'
    for (const player of scene.players) if (!player.revoked) decisions += await decideAll(player, refused)
    // Copies may notice only now that there are two of them.
    const approved = await scene.world.office.approveCopies()
    quiet = still && decisions === 0 && !approved ? quiet + 1 : 0
    if (quiet > 0 || approved) everybody.doubt()
  }
}

/** The clerk may do everything again, so that whatever is refused can be decided about. */
async function restoreRole(scene: Scene): Promise<void> {
  const [head] = scene.players
  if (!head) return
  const client = await screenAt(head.desk, head.person)
  const clerk = (await client.people.list()).find(({ id }) => id === scene.world.clerk)
  if (clerk && clerk.role !== 'supervisor') await client.people.save({ ...clerk, role: 'supervisor', password: null })
  await head.desk.calm()
}
