import type { Life } from './saved.ts'
import type { Player, Scene } from './scene.ts'

/** Of the computers that run, and of what was at head office when a backup took its place. */
export const livesOf = (scene: Scene): readonly Life[] => [...scene.players.map(lifeOf), ...scene.gone]

export const lifeOf = ({ name, state }: Player): Life => ({
  name,
  selves: state.ledger.selves(),
  entries: state.ledger.entries(),
})

/** Everywhere that a transaction of this life may stand. */
export const keysOf = ({ selves }: Pick<Life, 'selves'>, number: number): readonly string[] =>
  selves.filter(({ through }) => number <= through).map(({ device }) => keyOf({ device, number }))

export const keyOf = ({ device, number }: { device: number; number: number }): string => `${device}#${number}`

/** Whose transaction this is; nobody's that still runs, where it was saved after the backup that its computer was put back from. */
export const ownerOf = (scene: Scene, device: number, number: number): Player | undefined =>
  scene.players.find(player => keysOf(lifeOf(player), number).includes(keyOf({ device, number })))
