import type { Day } from '../../kernel/day.ts'
import type { Words } from '../../words/en.ts'
import { type Cell, tinted } from '../cell.ts'

/** How something that counts between two days stands on a day. */
export type Standing = 'now' | 'later' | 'over'

export const standingOn = (today: Day, from: Day, to: Day | null): Standing =>
  from > today ? 'later' : to !== null && to < today ? 'over' : 'now'

const tone = { now: 'good', later: 'know', over: 'quiet' } as const

export const standingCell = (standing: Standing, words: Words): Cell =>
  tinted(words.lists.table.standing[standing], standing, tone[standing])
