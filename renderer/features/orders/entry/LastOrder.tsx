import { shortDay } from '../../../../shared/kernel/locale.ts'
import { quantityText } from '../../../../shared/kernel/quantity.ts'
import { KeyHint } from '../../../ui/KeyHint.tsx'
import { useLanguage, useT } from '../../../widgets/words.ts'
import classes from './EntryHeader.module.css'
import type { About } from './useEntryFacts.ts'

interface LastOrderProps {
  about: About
  today: string
  onLastOrder: () => void
  onUsual: (productId: number, quantity: number) => void
}

/** What the customer took last, and usually takes: one key or one press puts it in. */
export function LastOrder({ about, today, onLastOrder, onUsual }: LastOrderProps) {
  const t = useT()
  const language = useLanguage()
  const { lastOrder, usual, openOrders } = about
  return (
    <div className={classes.last}>
      {lastOrder === null ? (
        <span>{t($ => $.orderEntry.firstOrder)}</span>
      ) : (
        <>
          <span>
            {t($ => $.orderEntry.lastOrder, {
              day: shortDay(lastOrder.orderedDay, language, Number(today.slice(0, 4))),
            })}
          </span>
          <button type="button" className={classes.chip} data-main onClick={onLastOrder} aria-keyshortcuts="F4">
            {t($ => $.orderEntry.putAll, { count: lastOrder.lines.length })}
            <KeyHint keys="f4" />
          </button>
        </>
      )}
      {usual.slice(0, 6).map((product, index) => (
        <button
          key={product.productId}
          type="button"
          className={classes.chip}
          title={t($ => $.orderEntry.usualHint, { times: product.times, of: product.of })}
          onClick={() => onUsual(product.productId, product.quantity)}
        >
          {index === 0 ? `${t($ => $.orderEntry.usual)} ` : ''}
          {product.sku} {quantityText(product.quantity, product.caseUnits)}
        </button>
      ))}
      {openOrders === 0 ? null : <span>{t($ => $.orderEntry.openOrders, { count: openOrders })}</span>}
    </div>
  )
}
