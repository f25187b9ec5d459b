import { findComparison } from '../../db/comparison.ts'
import { isAlone } from '../sync/identity.ts'
import { api } from './base.ts'
import { signedIn, withRight } from './guards.ts'

export const equality = {
  last: api.equality.last.use(signedIn).handler(({ context }) => findComparison(context.store.reader)),

  compare: api.equality.compare.use(withRight('sync.run')).handler(async ({ context, errors }) => {
    if (isAlone(context.identity())) throw errors.REFUSED({ data: { reason: 'alone' } })
    const before = await findComparison(context.store.reader)
    await context.sync.compare()
    const after = await findComparison(context.store.reader)
    return after?.number === before?.number ? null : after
  }),
}
