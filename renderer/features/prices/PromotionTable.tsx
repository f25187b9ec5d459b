import { useQuery } from '@tanstack/react-query'
import type { Promotion } from '../../../shared/priceLists/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { DayText } from '../../widgets/texts.tsx'
import { useT } from '../../widgets/words.ts'
import classes from './Prices.module.css'

interface PromotionTableProps {
  promotions: readonly Promotion[]
  today: string
  open: ((promotion: Promotion) => void) | null
}

export function PromotionTable({ promotions, today, open }: PromotionTableProps) {
  const t = useT()
  return (
    <Card flush title={t($ => $.priceLists.promotions)}>
      {promotions.length === 0 ? <EmptyState title={t($ => $.priceLists.noPromotions)} /> : null}
      <table className={classes.table} aria-label={t($ => $.priceLists.promotions)}>
        <tbody>
          {promotions.map(promotion => (
            <tr key={promotion.id}>
              <td>
                <strong>{promotion.name}</strong>
              </td>
              <td>
                <ProductCode id={promotion.productId} />
              </td>
              <td>
                {promotion.buyQuantity} + {promotion.freeQuantity}
              </td>
              <td>
                <DayText day={promotion.validFrom} /> – <DayText day={promotion.validTo} />{' '}
                {!promotion.active || promotion.validTo < today ? <Tag>{t($ => $.priceLists.over)}</Tag> : null}
              </td>
              <td className={classes.end}>
                <ActionButton
                  small
                  label={`${t($ => $.frame.actions.edit)} ${promotion.name}`}
                  blocked={open ? null : t($ => $.priceLists.mayNotAsk)}
                  onClick={() => open?.(promotion)}
                >
                  {t($ => $.frame.actions.edit)}
                </ActionButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function ProductCode({ id }: { id: number }) {
  const api = useApi()
  const { data } = useQuery(api.products.find.queryOptions({ input: { id } }))
  return <>{data?.sku ?? ''}</>
}
