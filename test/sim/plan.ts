import { type Dice, diceOf } from '../support/dice.ts'
import type { CarryingKind } from './carrying.ts'

/** One thing that happens, with dice of its own: dropping the steps around it leaves it what it is. */
export interface Step {
  readonly n: number
  readonly kind: StepKind
  /** Which computer, by its place. */
  readonly computer: number
  readonly seed: number
  /** True time that passes before it. */
  readonly milliseconds: number
}

/** How often each kind is drawn. */
const weights = {
  draft: 4,
  take: 8,
  receive: 3,
  check: 3,
  confirm: 4,
  hold: 3,
  release: 2,
  cancel: 3,
  'edit order': 8,
  'edit customer': 9,
  'new customer': 3,
  'ask for a change': 3,
  'answer a request': 3,
  import: 2,
  'take an import back': 1,
  undo: 4,
  decide: 6,
  'change a role': 2,
  sync: 6,
  'sync in trouble': 5,
  'sync while another does': 1,
  'killed at work': 1,
  'killed in a sync': 2,
  'closed and opened': 1,
  'deliver late': 1,
  'clock jumps': 2,
  'time passes': 1,
} as const

/** What stands in place of other steps in every third story. */
const extras = {
  attach: 6,
  'want a file': 4,
  'take a file off': 1,
  'write a file': 6,
  'carry a file': 6,
  'bring an answer': 6,
} as const
const extraEvery = 3
const extraOffset = 2
const extraSteps = 24

/** What happens to a whole computer, or to head office; at most once in a story, late. */
const endings = [
  'cloned',
  'restored from a backup',
  'head office restored',
  'revoked',
  'another computer joins',
] as const

export type Ending = (typeof endings)[number]
export type StepKind = keyof typeof weights | keyof typeof extras | Ending | 'head office backed up'

/** What a person does at the screen; the rest happens to the computer and its link. */
export type ActKind = Exclude<
  keyof typeof weights | keyof typeof extras,
  | CarryingKind
  | 'sync'
  | 'sync in trouble'
  | 'sync while another does'
  | 'killed at work'
  | 'killed in a sync'
  | 'closed and opened'
  | 'deliver late'
  | 'clock jumps'
  | 'time passes'
>

export const isEnding = (kind: StepKind): kind is Ending => endings.some(ending => ending === kind)

/** The story of a seed: the same for ever. Every fourth has an ending in its last quarter, in every third files hang on records and are carried on sticks. */
export function planOf(seed: number, steps = 100): readonly Step[] {
  const plan = plainPlan(seed, steps)
  if (seed % extraEvery !== extraOffset) return plan
  const dice = diceOf(Math.imul(seed, 0x85ebca6b))
  const all = Object.entries(extras).flatMap(([kind, weight]) =>
    isExtra(kind) ? Array.from({ length: weight }, () => kind) : [],
  )
  const others = new Map<number, Step>()
  while (others.size < Math.min(extraSteps, steps / 4)) {
    const place = dice.below(steps)
    const stays = plan[place]
    if (stays && isKind(stays.kind)) others.set(place, drawn(dice, place, dice.one(all) ?? 'attach'))
  }
  return plan.map(step => others.get(step.n) ?? step)
}

function plainPlan(seed: number, steps: number): readonly Step[] {
  const dice = diceOf(Math.imul(seed, 0x9e3779b1))
  const all = Object.entries(weights).flatMap(([kind, weight]) =>
    isKind(kind) ? Array.from({ length: weight }, () => kind) : [],
  )
  const plan = Array.from({ length: steps }, (_, n) => drawn(dice, n, dice.one(all) ?? 'sync'))
  if (dice.below(4) > 0) return plan
  const place = Math.floor(steps * 0.75) + dice.below(Math.ceil(steps / 4))
  const ending = dice.one(endings) ?? 'cloned'
  const ended = plan.with(place, drawn(dice, place, ending))
  if (ending !== 'head office restored') return ended
  const night = place - 1 - dice.below(Math.min(40, place))
  return ended.with(night, drawn(dice, night, 'head office backed up'))
}

const drawn = (dice: Dice, n: number, kind: StepKind): Step => ({
  n,
  kind,
  computer: dice.below(3),
  seed: dice.below(2 ** 30),
  milliseconds: 1000 + dice.below(120_000),
})

const isExtra = (kind: string): kind is keyof typeof extras => kind in extras

const isKind = (kind: string): kind is keyof typeof weights => kind in weights
