import { registry, type TableName } from '../../../shared/sync/registry.ts'
import { problemAt, type TableCheck } from '../check.ts'

/**
 * A record none of whose children says the same twice. Two computers of head office can enter the same holiday apart: the second is
 * refused whole, and whoever sent it decides.
 */
const oneOfEach = (child: TableName, column: string): TableCheck => ({
  settle: (judging, root) => {
    const seen = new Set<unknown>()
    for (const row of judging.draft.children(registry[child].number, root.id)) {
      if (row.deleted) continue
      const value = row.columns[column]
      if (seen.has(value)) return problemAt('already-exists', row, column)
      seen.add(value)
    }
    return []
  },
})

/** A day is one holiday. */
export const calendar = oneOfEach('holiday', 'day')
/** A tax has one rate a day. */
export const taxClass = oneOfEach('tax_change', 'valid_from')
/** A product has one pallet. */
export const product = oneOfEach('product_unit', 'kind')
