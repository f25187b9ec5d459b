import { ledgerOf } from './ledger.ts'
import { numbersOf } from './numbers.ts'
import type { Ending } from './plan.ts'
import type { Player, Scene } from './scene.ts'

/** What happens to a whole computer, or to head office: all but a computer that was taken out of service goes on from here by itself. */
export async function endingStep(scene: Scene, player: Player, ending: Ending): Promise<string> {
  scene.counts.add(ending)
  switch (ending) {
    case 'cloned':
      return clone(scene, player)
    case 'restored from a backup':
      return restore(scene, player)
    case 'head office restored':
      return restoreOffice(scene)
    case 'another computer joins':
      return join(scene, player)
    case 'revoked':
      player.revoked = true
      await scene.world.office.ask('UPDATE device SET revoked_at = $2 WHERE number = $1', [
        player.desk.identity.present().device,
        scene.world.time.now(),
      ])
      return ''
  }
}

/** The disk was copied into a second computer: both run, and each takes itself for the one. */
async function clone(scene: Scene, player: Player): Promise<string> {
  const folder = `${player.desk.folder}c`
  player.desk.copyTo(folder)
  const { ledger } = player.state
  const state = { ...player.state, ledger: ledger.fork(ledger.last()) }
  player.state.ledger = ledger.fork(ledger.last())
  const { name, original, person, revoked } = player
  const twin = { name: `${name} copied`, original, person, state, backup: null, revoked }
  const desk = scene.open(twin, folder)
  await desk.sync.start()
  scene.players.push({ ...twin, desk })
  return `at ${ledger.last()}`
}

/** A computer that nobody worked at yet begins from what head office packed, and whoever sits at this one works at both from now on. */
async function join(scene: Scene, { original, desk: beside }: Player): Promise<string> {
  const { office, company, clerk } = scene.world
  const built = await office.packSnapshots()
  const name = scene.fresh()
  const state = { ledger: ledgerOf(0, 0), skew: 0, clockTrue: true }
  const desk = scene.open({ name, state }, `${beside.folder}j`)
  const code = await office.code({ founding: false, depot: company.depot, headOffice: false })
  await desk.sync.join({ address: 'http://127.0.0.1:1', code, computer: name })
  // Whoever may sign in may do so before everything is there.
  await desk.sync.now()
  await desk.sync.setPlan({ everyMinutes: 60 })
  scene.players.push({ name, original, person: clerk, state, desk, revoked: false, backup: null })
  return `${name}, from ${built} snapshots`
}

/** Its books are those of the last backup; who it is stands outside of them and is what it was. */
async function restore(scene: Scene, player: Player): Promise<string> {
  const { backup, desk, state } = player
  if (!backup) return 'no backup'
  const { ledger } = state
  const { device } = desk.identity.present()
  const sent = await scene.world.office.ask<{ number: number }>('SELECT number FROM device_tx WHERE device = $1', [
    device,
  ])
  const known = new Set(sent.map(({ number }) => number))
  const later = ledger.entries().filter(({ number }) => number > backup.last)
  const entries = later.filter(({ number }) => known.has(number))
  scene.gone.push({ name: `${player.name} before`, selves: ledger.selves(), entries })
  scene.onPaper.push(...later.flatMap(numbersOf))
  if (scene.dice.below(4) === 0) desk.identity.change({ spares: [] })
  desk.copyTo(backup.folder, 'identity')
  await desk.close()
  state.ledger = ledger.fork(backup.last)
  player.desk = scene.open(player, backup.folder)
  player.backup = null
  await player.desk.sync.start()
  return `to ${backup.last} of ${ledger.last()}`
}

/** It is told, or finds out by itself where every computer holds something that it has lost. */
async function restoreOffice(scene: Scene): Promise<string> {
  const { office } = scene.world
  if (!office.books.has('night')) return 'no backup'
  await office.restore()
  const scopes = await office.ask<{ scope: string; last: string }>('SELECT scope, last FROM scope_counter')
  const lasts = new Map(scopes.map(({ scope, last }) => [scope, Number(last)]))
  const know = await Promise.all(scene.players.map(player => knowsMore(player, lasts)))
  if (know.every(Boolean)) return 'finds out'
  await office.tellRestored()
  return 'told'
}

async function knowsMore({ desk }: Player, lasts: ReadonlyMap<string, number>): Promise<boolean> {
  const cursors = await desk.store.reader.selectFrom('scope_cursor').select(['scope', 'cursor']).execute()
  return cursors.some(({ scope, cursor }) => cursor > (lasts.get(scope) ?? 0))
}
