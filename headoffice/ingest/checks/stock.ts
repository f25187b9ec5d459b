import { may } from '../../../shared/auth/right.ts'
import { type Cause, causes, wayOf } from '../../../shared/stock/cause.ts'
import { registry } from '../../../shared/sync/registry.ts'
import { problem, type TableCheck } from '../check.ts'

const most = 1_000_000_000

/** Goods go the way that their cause says, some of them, by somebody who may. Below nothing is no refusal: the goods went. */
export const stockMove: TableCheck = {
  change: (judging, change) => {
    const { cause, from_place, to_place, quantity } = change.values
    if (!isCause(cause)) return problem('bad-value', change, 'cause')
    const { from, to, right } = wayOf(cause)
    if (!may(judging.role, right)) return problem('right-missing', change, 'cause')
    if (from_place !== from) return problem('bad-value', change, 'from_place')
    if (to_place !== to) return problem('bad-value', change, 'to_place')
    if (change.values.expected_id != null && cause !== 'receipt') return problem('bad-value', change, 'expected_id')
    return isSome(quantity) ? null : problem('bad-value', change, 'quantity')
  },
}

/** A movement is taken back once: the second time is refused as the row that is there already. */
export const stockReversal: TableCheck = {
  change: (judging, change) => {
    if (change.sub !== 1) return problem('already-exists', change)
    const cause = judging.draft.find(registry.stock_move.number, change.id, 0)?.columns.cause
    return isCause(cause) && !may(judging.role, wayOf(cause).right) ? problem('right-missing', change) : null
  },
}

/** Some goods are expected. That more come than were expected is no refusal: they came. */
export const expectedGoods: TableCheck = {
  change: (_judging, change) => {
    const { quantity } = change.values
    return quantity === undefined || isSome(quantity) ? null : problem('bad-value', change, 'quantity')
  },
}

const isSome = (quantity: unknown): boolean => typeof quantity === 'number' && quantity >= 1 && quantity <= most

const isCause = (value: unknown): value is Cause => causes.some(cause => cause === value)
