import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { moneyText } from '../../../shared/kernel/locale.ts'
import { quantityText } from '../../../shared/kernel/quantity.ts'
import type { ProductPrice } from '../../../shared/priceLists/contract.ts'
import type { Product } from '../../../shared/products/contract.ts'
import { Tag } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { RecordTable } from '../../widgets/form/RecordTable.tsx'
import { forWhom } from '../../widgets/forWhom.ts'
import { DayText } from '../../widgets/texts.tsx'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'

/** What the product costs today in each price list, and what it will in those that begin later. */
export function ProductPrices({ product }: { product: Product }) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const navigate = useNavigate()
  const { data: prices } = useQuery(useApi().priceLists.ofProduct.queryOptions({ input: { productId: product.id } }))
  if (!prices) return null
  const per = ({ priceUnits }: ProductPrice): string =>
    priceUnits === 1
      ? t($ => $.priceLists.perUnit)
      : priceUnits === product.caseUnits
        ? t($ => $.priceLists.perCase, { count: priceUnits })
        : quantityText(priceUnits, product.caseUnits)
  return (
    <RecordTable
      name={`prices-${product.id}`}
      title={t($ => $.products.prices)}
      rows={prices}
      idOf={price => `${price.list.id}/${price.n}`}
      open={price => void navigate(`/prices/${price.list.id}`)}
      still
      empty={t($ => $.products.noPrices)}
      columns={[
        {
          title: t($ => $.products.priceList),
          cell: ({ list }) => list.name,
        },
        { title: t($ => $.priceLists.forWhom), cell: ({ list }) => forWhom(list, words) },
        {
          title: words.errors.field.priceMinor,
          end: true,
          cell: price => moneyText(price.priceMinor, price.list.currency, language),
        },
        { title: words.errors.field.priceUnits, cell: per },
        {
          title: words.errors.field.fromQuantity,
          cell: ({ fromQuantity }) => (fromQuantity > 1 ? quantityText(fromQuantity, product.caseUnits) : ''),
        },
        {
          title: t($ => $.products.tax),
          cell: ({ list }) => (list.taxIncluded ? t($ => $.products.taxIncluded) : t($ => $.products.taxOnTop)),
        },
        {
          title: t($ => $.priceLists.valid),
          cell: ({ list, today }) => (
            <>
              <DayText day={list.validFrom} /> –{' '}
              {list.validTo === null ? t($ => $.priceLists.open) : <DayText day={list.validTo} />}{' '}
              {today ? null : <Tag tone="know">{t($ => $.priceLists.later)}</Tag>}
            </>
          ),
        },
      ]}
    />
  )
}
