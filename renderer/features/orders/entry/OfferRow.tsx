import { quantityText } from '../../../../shared/kernel/quantity.ts'
import type { Quote } from '../../../../shared/orders/contract.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useLanguage, useT } from '../../../widgets/words.ts'
import type { EntryProduct } from './entry.ts'
import classes from './LineTable.module.css'

interface OfferRowProps {
  offer: Quote['offers'][number]
  product: EntryProduct | null
  onAccept: () => void
}

/** Free goods that a promotion gives and that nobody has added yet. */
export function OfferRow({ offer, product, onAccept }: OfferRowProps) {
  const t = useT()
  const language = useLanguage()
  if (product === null) return null
  const what = {
    promotion: offer.name,
    quantity: quantityText(offer.quantity, product.caseUnits),
    product: product.names[language] ?? product.sku,
  }
  return (
    <tr>
      <td className={classes.offer} colSpan={9}>
        <div className={classes.offerText}>
          <Tag tone="know">{t($ => $.orderEntry.offer, what)}</Tag>
          <ActionButton small keys="f6" onClick={onAccept}>
            {t($ => $.orderEntry.acceptOffer)}
          </ActionButton>
        </div>
      </td>
    </tr>
  )
}
