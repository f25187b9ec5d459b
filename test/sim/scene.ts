import type { Dice } from '../support/dice.ts'
import type { Bag } from './bag.ts'
import type { Counts } from './counts.ts'
import type { DeskState, SimDesk } from './desk.ts'
import type { Life, Numbered } from './saved.ts'
import type { World } from './world.ts'

/** One computer of a run, with whoever sits there. */
export interface Player {
  readonly name: string
  /** The place of the computer that it is, or is a copy of. */
  readonly original: number
  readonly person: number
  readonly state: DeskState
  /** The program that runs now; another after each kill. */
  desk: SimDesk
  /** Head office took it out of service: it syncs no more. */
  revoked: boolean
  /** Where its backup lies, and its last transaction then. */
  backup: { readonly folder: string; readonly last: number } | null
}

/** What a step can reach. */
export interface Scene {
  readonly world: World
  readonly players: Player[]
  /** What was at head office already when a backup took its computer's place. */
  readonly gone: Life[]
  /** Document numbers that were given and lost with a disk, before they were at head office. */
  readonly onPaper: Numbered[]
  readonly counts: Counts
  readonly bag: Bag
  /** A backup will be asked for. */
  readonly backsUp: boolean
  /** The step's own dice. */
  readonly dice: Dice
  /** A name that nobody used before in this run. */
  fresh(): string
  open(player: Pick<Player, 'state' | 'name'>, folder: string): SimDesk
}
