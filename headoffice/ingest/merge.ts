import type { Values } from '../../shared/sync/protocol.ts'
import { isAfter, type RowState, type Stamp, stampOf } from './rowState.ts'
import type { Value } from './values.ts'

export interface Author {
  readonly device: number
  readonly person: number
  readonly clock: number
}

/** Columns that are not merged each for itself. */
export interface MergeRules {
  /** column → the column with which it stands or falls: a status takes its times and reasons along. */
  readonly leaders: Readonly<Record<string, string>>
  /** Derived columns: never a card of their own. */
  readonly quiet: ReadonlySet<string>
}

/** Two people changed the same column apart. */
export interface Crossing {
  readonly column: string
  readonly standing: Signed
  readonly other: Signed
  readonly base: Value
}

export interface Signed {
  readonly value: Value
  readonly person: number
  readonly device: number
  readonly clock: number
}

export interface Merged {
  readonly row: RowState
  /** Whether a value that was sent does not stand. */
  readonly differs: boolean
  readonly crossings: readonly Crossing[]
}

/**
 * A change laid onto a row, column by column. What its author had seen (`base`) is simply followed; what another device changed since is
 * decided by the clock, the higher device number where clocks are equal, and both values are reported where they differ.
 */
export function merge(
  row: RowState,
  values: Values,
  base: number,
  author: Author,
  sequence: number,
  rules: MergeRules,
): Merged {
  const columns: Values = { ...row.columns }
  const stamps: Record<string, Stamp> = { ...row.stamps }
  const crossings: Crossing[] = []
  let differs = false
  for (const column in values) {
    const value = values[column] ?? null
    const leader = rules.leaders[column]
    const deciding = leader !== undefined && leader in values ? leader : column
    const standing = row.columns[column] ?? null
    const stamp = stampOf(row, column)
    const wins = winsOver(row, deciding, base, author)
    if (standing !== value && !rules.quiet.has(column) && crosses(row.stamps[column], base, author)) {
      crossings.push(crossing(column, { standing, value, wins }, stamp, base, author))
    }
    if (wins) {
      const clock = clockOf(row, column, base, author)
      const fresh = [clock, sequence, author.device, author.person, standing, stamp[1]] as const
      columns[column] = value
      stamps[column] = clock === author.clock ? fresh : [...fresh, author.clock]
    } else if (standing !== value) differs = true
  }
  const clockMax = Math.max(row.clockMax, author.clock)
  return { row: { ...row, columns, stamps, clockMax, version: sequence }, differs, crossings }
}

/** These values written over whatever stands: head office's own word. */
export function overwritten(row: RowState, values: Values, author: Author, sequence: number): RowState {
  const stamps: Record<string, Stamp> = { ...row.stamps }
  for (const column in values) {
    const stamp = stampOf(row, column)
    const clock = Math.max(author.clock, stamp[0])
    stamps[column] = [clock, sequence, author.device, author.person, row.columns[column] ?? null, stamp[1]]
  }
  const clockMax = Math.max(row.clockMax, author.clock)
  return { ...row, columns: { ...row.columns, ...values }, stamps, clockMax, version: sequence }
}

/**
 * Not before what its author had seen. Who changes a row that came here after (made anew by its own desk, while this waited for it) wrote when
 * it says, and what was written after it still counts.
 */
function clockOf(row: RowState, column: string, base: number, author: Author): number {
  const stamp = stampOf(row, column)
  return row.stamps[column] === undefined && isAfter(stamp[1], base) ? author.clock : Math.max(author.clock, stamp[0])
}

/**
 * A column that stands as its row was made gives way to any change: whoever changes a row knew it. One device's own changes follow each other as its clock
 * says, however far ahead of it what it had seen was.
 */
function winsOver(row: RowState, column: string, base: number, author: Author): boolean {
  const stamp = row.stamps[column]
  if (!stamp || !isAfter(stamp[1], base)) return true
  if (stamp[2] === author.device) return author.clock >= (stamp[6] ?? stamp[0])
  if (stamp[0] !== author.clock) return author.clock > stamp[0]
  return author.device >= stamp[2]
}

const crosses = (stamp: Stamp | undefined, base: number, author: Author): boolean =>
  stamp !== undefined && stamp[2] !== author.device && isAfter(stamp[1], base)

function crossing(
  column: string,
  { standing, value, wins }: { standing: Value; value: Value; wins: boolean },
  stamp: Stamp,
  base: number,
  author: Author,
): Crossing {
  const theirs = { value: standing, person: stamp[3], device: stamp[2], clock: stamp[0] }
  const mine = { value, person: author.person, device: author.device, clock: author.clock }
  return {
    column,
    standing: wins ? mine : theirs,
    other: wins ? theirs : mine,
    base: isAfter(stamp[5], base) ? null : stamp[4],
  }
}
