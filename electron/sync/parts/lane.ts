import type { PartKind } from '../../../shared/sync/wire/parts.ts'

/** Something beside rows that travels in the same round trips: what this computer asks of head office, and what it does with the answers. */
export interface PartLane {
  readonly kind: PartKind
  /** What it says is a few bytes, and goes along however full the request is. */
  readonly short?: true
  /** What to say in the next round, all of it at most `room` bytes; nothing where there is nothing to say. */
  ask(room: number): Promise<readonly Uint8Array[]>
  /** What head office answered to that, in its order. Called once for each round in which something was asked. */
  take(answers: readonly Uint8Array[]): Promise<void>
  /** All that it has to say where no second round follows, because a person carries it: each piece at most `most` bytes. Nothing where it needs rounds. */
  byFile?(most: number): AsyncIterable<Uint8Array>
  /** Whether another round is wanted for it now. */
  more(): boolean | Promise<boolean>
}
