import type { Dice } from '../support/dice.ts'
import type { Counts } from './counts.ts'
import type { DeskState, SimDesk } from './desk.ts'
import type { Ledger } from './ledger.ts'
import type { World } from './world.ts'

/** One computer of a run, with whoever sits there. */
export interface Player {
  readonly name: string
  readonly person: number
  readonly state: DeskState
  /** The program that runs now; another after each kill. */
  desk: SimDesk
  /** Why it can no longer sync, where the story or head office ended that. */
  stopped: string | null
  /** Where its backup lies, and its last transaction then. */
  backup: { readonly folder: string; readonly last: number } | null
}

/** What a computer had sent before a backup took its place: head office still holds it. */
export interface Gone {
  readonly device: number
  readonly ledger: Ledger
}

/** What a step can reach. */
export interface Scene {
  readonly world: World
  readonly players: Player[]
  readonly gone: Gone[]
  readonly counts: Counts
  /** The step's own dice. */
  readonly dice: Dice
  /** A name that nobody used before in this run. */
  fresh(): string
  open(player: Pick<Player, 'state' | 'name'>, folder: string): SimDesk
}
