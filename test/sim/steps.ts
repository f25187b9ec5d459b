import { setTimeout as wait } from 'node:timers/promises'
import { act, isAct } from './acts.ts'
import { type CarryingKind, carry, carryingKinds } from './carrying.ts'
import { endingStep } from './endings.ts'
import { linkFaults } from './network.ts'
import { officeFaultKinds } from './officeStore.ts'
import { isEnding, type Step, type StepKind } from './plan.ts'
import type { Player, Scene } from './scene.ts'

/** Lets one step happen; answers what is to be told of it. A computer that was killed in it runs again afterwards. */
export async function take(scene: Scene, step: Step): Promise<string> {
  const player = playerOf(scene, step)
  if (!player) return ''
  scene.world.time.pass(step.milliseconds)
  const told = await happening(scene, step.kind, player)
  for (const each of scene.players) {
    await each.desk.calm()
    each.desk.arm(null)
    await revive(scene, each)
  }
  return `${step.n} ${player.name}: ${step.kind}${told ? ` (${told})` : ''}`
}

/** Where another computer came beside one, one of the two. */
function playerOf({ players, world }: Scene, { computer, seed }: Step): Player | undefined {
  const copies = players.slice(world.computers.length).filter(({ original }) => original === computer)
  return seed % 2 === 1 && copies.length > 0 ? copies[0] : players[computer]
}

/** The kinds after which a computer has just synced, well or not. */
export const syncs: ReadonlySet<StepKind> = new Set([
  'sync',
  'sync in trouble',
  'sync while another does',
  'killed in a sync',
  'time passes',
])

/** Starts a computer again on the files that a kill left behind. */
export async function revive(scene: Scene, player: Player): Promise<void> {
  const folder = player.desk.killedAt()
  if (folder === null) return
  const dead = player.desk
  player.desk = scene.open(player, folder)
  await dead.close()
  await player.desk.sync.start()
}

async function happening(scene: Scene, kind: StepKind, player: Player): Promise<string> {
  const { dice, world } = scene
  if (isEnding(kind)) return endingStep(scene, player, kind)
  if (isAct(kind)) return act(scene, player, kind)
  if (isCarrying(kind)) return carry(scene, player, kind)
  switch (kind) {
    case 'sync':
      return synced(player)
    case 'sync in trouble':
      return inTrouble(scene, player)
    case 'sync while another does':
      return besideAnother(scene, player)
    case 'killed at work':
      player.desk.arm({ when: dice.below(2) === 0 ? 'before-commit' : 'after-commit', at: 1 })
      return act(scene, player, dice.one(['take', 'edit customer', 'edit order', 'import'] as const) ?? 'take')
    case 'killed in a sync':
      player.desk.arm({ when: dice.below(2) === 0 ? 'before-commit' : 'after-commit', at: 1 + dice.below(6) })
      return synced(player)
    case 'closed and opened':
      return reopened(scene, player)
    case 'head office backed up':
      await world.office.books.keep('night')
      return ''
    case 'deliver late':
      return `${await player.desk.link.deliverLate()} requests`
    case 'clock jumps':
      player.state.skew = dice.one([0, 0, 3_600_000, -3_600_000, 365 * 86_400_000, -365 * 86_400_000, 90_000]) ?? 0
      player.state.clockTrue = false
      scene.counts.add('clock jumps')
      return `${player.state.skew} ms`
    case 'time passes':
      world.time.pass(3_600_000)
      await world.office.approveCopies()
      for (const each of scene.players) {
        await each.desk.ring()
        if (scene.backsUp) backUp(each)
      }
      return ''
  }
}

const isCarrying = (kind: StepKind): kind is CarryingKind => carryingKinds.some(each => each === kind)

/** Syncs, and says what the trouble was. */
export async function synced(player: Player): Promise<string> {
  const before = player.desk
  before.link.toldTime()
  const { trouble } = await before.sync.now()
  if (trouble === null && before.killedAt() === null && before.link.toldTime()) player.state.clockTrue = true
  return before.killedAt() === null ? (trouble ?? '') : 'killed'
}

async function inTrouble(scene: Scene, player: Player): Promise<string> {
  const { dice, counts, world } = scene
  if (dice.below(3) === 0) {
    const kind = dice.one(officeFaultKinds) ?? officeFaultKinds[0]
    counts.add(kind)
    world.office.arm({ kind, at: 1 + dice.below(2) })
    const told = await synced(player)
    world.office.arm(null)
    return `${kind}: ${told}`
  }
  const faults = Array.from({ length: 1 + dice.below(3) }, () => dice.one(linkFaults) ?? 'request lost')
  player.desk.link.expect(faults)
  const told = await synced(player)
  player.desk.link.expect([])
  return `${faults.join(', ')}: ${told}`
}

/** Real milliseconds between two questions whether a request waits for another: a question is dearer than a while. */
const asking = 3

/** Head office has written this computer's push but not committed, when another computer's request comes in between. */
async function besideAnother(scene: Scene, player: Player): Promise<string> {
  const other = scene.dice.one(scene.players.filter(each => each !== player && !each.revoked))
  if (!other) return synced(player)
  scene.counts.add('two requests at once')
  let running: Promise<string> = Promise.resolve('')
  const { office } = scene.world
  office.arm({
    kind: 'another comes in between',
    at: 1,
    meanwhile: async () => {
      let over = false
      running = synced(other).finally(() => {
        over = true
      })
      while (!over && !(await office.waits())) await wait(asking)
    },
  })
  const told = await synced(player)
  office.arm(null)
  await running
  return told
}

/** Nightly; of the books alone, as the program does it. */
function backUp(player: Player): void {
  const folder = `${player.desk.folder}b`
  player.desk.copyTo(folder)
  player.backup = { folder, last: player.state.ledger.last() }
}

async function reopened(scene: Scene, player: Player): Promise<string> {
  const folder = `${player.desk.folder}-`
  player.desk.copyTo(folder)
  await player.desk.close()
  player.desk = scene.open(player, folder)
  await player.desk.sync.start()
  return ''
}
