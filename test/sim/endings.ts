import type { Ending } from './plan.ts'
import type { Player, Scene } from './scene.ts'

/**
 * What the program today answers by stopping with a sentence: nothing may be lost or doubled by it. Recovery (a new incarnation, a head
 * office refilled by its desks) goes on from here.
 */
export async function endingStep(scene: Scene, player: Player, ending: Ending): Promise<string> {
  scene.counts.add(ending)
  const { office } = scene.world
  switch (ending) {
    case 'cloned':
      return clone(scene, player)
    case 'restored from a backup':
      return restore(scene, player)
    case 'head office restored':
      await office.newEpoch()
      for (const each of scene.players) each.stopped = 'other-epoch'
      return ''
    case 'revoked':
      player.stopped = 'revoked'
      await office.ask('UPDATE device SET revoked_at = $2 WHERE number = $1', [
        player.desk.identity.present().device,
        scene.world.time.now(),
      ])
      return ''
  }
}

/** The disk was copied into a second computer: both run, under one identity. */
async function clone(scene: Scene, player: Player): Promise<string> {
  const folder = `${player.desk.folder}c`
  player.desk.copyTo(folder)
  const { ledger } = player.state
  const state = { ...player.state, ledger: ledger.fork(ledger.last(), () => true) }
  const twin = { name: `${player.name} cloned`, person: player.person, state, backup: null, stopped: 'clone' }
  player.stopped = 'cloned'
  scene.players.push({ ...twin, desk: scene.open(twin, folder) })
  return ''
}

/** Its books are those of the last backup; who it is stands outside of them and is what it was. */
async function restore(scene: Scene, player: Player): Promise<string> {
  const { backup, desk, state } = player
  if (!backup) return 'no backup'
  const { device, incarnation } = desk.identity.present()
  const sent = await scene.world.office.ask<{ number: number }>(
    'SELECT number FROM device_tx WHERE device = $1 AND incarnation = $2',
    [device, incarnation],
  )
  const known = new Set(sent.map(({ number }) => number))
  scene.gone.push({ device, ledger: state.ledger.fork(0, number => number > backup.last && known.has(number)) })
  desk.copyTo(backup.folder, 'identity')
  await desk.close()
  state.ledger = state.ledger.fork(backup.last, number => number <= backup.last)
  player.desk = scene.open(player, backup.folder)
  player.backup = null
  player.stopped = 'restored'
  return `to ${backup.last}`
}
