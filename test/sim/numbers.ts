import { registry } from '../../shared/sync/registry.ts'
import { livesOf } from './lives.ts'
import { type Violation, violation } from './oracle.ts'
import type { LedgerEntry, Numbered } from './saved.ts'
import type { Scene } from './scene.ts'

/** Document numbers that a transaction gave. */
export const numbersOf = ({ changes }: LedgerEntry): readonly Numbered[] =>
  changes.flatMap(({ table, id, values }) =>
    table === registry.sales_order.number && typeof values.number === 'string'
      ? [{ number: values.number, order: id }]
      : [],
  )

/** No number stands on two papers: not even what a disk took with it is given again. Two copies of one computer cannot know of each other. */
export function numberedTwice(scene: Scene): Violation[] {
  const { players } = scene
  const copied = players.some(({ state }) =>
    players.some(other => other.state !== state && sharesPast(state, other.state)),
  )
  if (copied) return []
  const given = [...livesOf(scene).flatMap(({ entries }) => entries.flatMap(numbersOf)), ...scene.onPaper]
  const orders = Map.groupBy(given, ({ number }) => number)
  return [...orders]
    .filter(([, all]) => new Set(all.map(({ order }) => order)).size > 1)
    .map(([number]) => violation('exactly once', `${number} stands on two papers`))
}

type State = Scene['players'][number]['state']

const sharesPast = (one: State, other: State): boolean =>
  one.ledger.selves().some(({ device }) => other.ledger.selves().some(self => self.device === device))
