import { useQuery } from '@tanstack/react-query'
import type { Promotion } from '../../../shared/priceLists/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { DayText } from '../../widgets/texts.tsx'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'
import classes from './Prices.module.css'

interface PromotionTableProps {
  promotions: readonly Promotion[]
  today: string
  open: ((promotion: Promotion) => void) | null
}

export function PromotionTable({ promotions, today, open }: PromotionTableProps) {
  const t = useT()
  const words = useWords()
  return (
    <Card flush title={t($ => $.priceLists.promotions)}>
      {promotions.length === 0 ? <EmptyState title={t($ => $.priceLists.noPromotions)} /> : null}
      <table className={classes.table} aria-label={t($ => $.priceLists.promotions)}>
        <thead hidden={promotions.length === 0}>
          <tr>
            <th scope="col">{words.errors.field.name}</th>
            <th scope="col">{words.errors.field.productId}</th>
            <th scope="col">{t($ => $.priceLists.deal)}</th>
            <th scope="col">{t($ => $.priceLists.valid)}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {promotions.map(promotion => (
            <tr key={promotion.id}>
              <td>
                <strong>{promotion.name}</strong>
              </td>
              <td>
                <ProductName id={promotion.productId} />
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

function ProductName({ id }: { id: number }) {
  const api = useApi()
  const language = useLanguage()
  const { data } = useQuery(api.products.find.queryOptions({ input: { id } }))
  return data ? `${data.sku} · ${data.names[language]}` : ''
}
