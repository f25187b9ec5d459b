import { useCallback } from 'react'
import { quantityText } from '../../../../shared/kernel/quantity.ts'
import { folded } from '../../../../shared/kernel/text.ts'
import type { Quote } from '../../../../shared/orders/contract.ts'
import type { EntryLine } from './entry.ts'
import { useEntryStore } from './entryContext.ts'
import { entryProduct } from './matchPasted.ts'
import { quantityOf } from './toForm.ts'
import type { About } from './useEntryFacts.ts'
import { useLinesFor, useSuggest } from './useProducts.ts'

export interface TableActs {
  /** Looks up what was typed in a line that the keyboard has left: the first that fits, or only the very code. */
  lookUp: (line: EntryLine, exactly?: boolean) => void
  putLastOrder: () => void
  putUsual: (productId: number, quantity: number) => void
  accept: (offer: Quote['offers'][number], afterKey: number) => void
  acceptAll: (offers: Quote['offers']) => void
  removeActive: () => void
}

/** What the keys and chips of the table do to its lines. Nothing here waits for an answer before the next keystroke. */
export function useTableActs(about: About | undefined, pending: (work: Promise<unknown>) => void): TableActs {
  const store = useEntryStore()
  const suggest = useSuggest()
  const linesFor = useLinesFor()

  const lookUp: TableActs['lookUp'] = useCallback(
    (line, exactly = false) => {
      const code = line.code
      if (code.trim() === '') return
      pending(
        suggest(code).then(found => {
          const first = found.find(product => !exactly || folded(product.sku) === folded(code))
          store.getState().found(line.key, code, first ? entryProduct(first) : null)
        }),
      )
    },
    [store, suggest, pending],
  )
  const put = (wanted: readonly { productId: number; quantity: number }[]): void =>
    pending(linesFor(wanted).then(lines => store.getState().add(lines)))
  const accept: TableActs['accept'] = (offer, afterKey) => {
    const line = store.getState().entry.lines.find(each => each.key === afterKey)
    const product = line?.product
    if (!product) return
    const quantity = quantityText(offer.quantity, product.caseUnits)
    const free = { reasonId: offer.freeReasonId, promotionId: offer.promotionId }
    const standing = store.getState().entry.lines.find(each => each.free?.promotionId === offer.promotionId)
    if (standing) {
      const more = offer.quantity + (quantityOf(standing) ?? 0)
      store.getState().changeLine(standing.key, { quantity: quantityText(more, product.caseUnits) })
    } else
      store.getState().add([{ code: product.sku, product, quantity, priceUnits: product.caseUnits, free }], afterKey)
  }

  return {
    lookUp,
    putLastOrder: () => {
      if (about?.lastOrder) put(about.lastOrder.lines)
    },
    putUsual: (productId, quantity) => put([{ productId, quantity }]),
    accept,
    acceptAll: offers => {
      for (const offer of offers) {
        const line = store.getState().entry.lines.findLast(each => each.product?.id === offer.productId)
        if (line) accept(offer, line.key)
      }
    },
    removeActive: () => {
      const { active } = store.getState()
      if (active !== null) store.getState().remove(active)
    },
  }
}
