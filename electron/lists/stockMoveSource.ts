import { findProduct } from '../../db/products.ts'
import { listMoves, moveChoices } from '../../db/stockMoves.ts'
import { dayOfBound } from '../../shared/kernel/dayBound.ts'
import { folded } from '../../shared/kernel/text.ts'
import type { TableRows } from '../../shared/lists/tables/tables.ts'
import { causes } from '../../shared/stock/cause.ts'
import type { TableSource } from './tableSource.ts'

/** The book of a product grows with every delivery: it is counted, filtered and paged where it is kept. */
export const stockMoveSource: TableSource<TableRows['stock-moves']> = {
  page: async ({ reader, depotId, today, words }, { of, filter, descending, offset, limit }) => {
    const product = of === null ? null : await findProduct(reader, of)
    if (!product) return { rows: [], total: 0 }
    const { from, to, chosen } = filter
    const { rows, total } = await listMoves(reader, {
      productId: product.id,
      depotId,
      depots: (chosen.depot ?? []).map(Number),
      people: (chosen.who ?? []).map(Number),
      causes: causes.filter(cause => chosen.cause?.includes(cause)),
      from: from.day === undefined ? null : dayOfBound(from.day, today),
      to: to.day === undefined ? null : dayOfBound(to.day, today),
      words: filter.search
        .split(/\s+/)
        .filter(text => text !== '')
        .map(text => ({
          text,
          causes: causes.filter(cause => folded(words.stock.cause[cause]).includes(folded(text))),
        })),
      descending,
      offset,
      limit,
    })
    return { rows: rows.map(row => ({ ...row, caseUnits: product.caseUnits })), total }
  },

  choices: async ({ reader, words }, of) => {
    const { depots, people } = of === null ? { depots: [], people: [] } : await moveChoices(reader, of)
    const named = ({ id, name }: { id: number; name: string }) => ({ value: String(id), label: name })
    return {
      depot: depots.map(named),
      who: people.map(named),
      cause: causes.map(cause => ({ value: cause, label: words.stock.cause[cause] })),
    }
  },
}
