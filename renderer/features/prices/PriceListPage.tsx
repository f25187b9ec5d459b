import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { amountText } from '../../../shared/kernel/locale.ts'
import { quantityText } from '../../../shared/kernel/quantity.ts'
import type { PriceItem } from '../../../shared/priceLists/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useApi } from '../../widgets/api.ts'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { RecordTable } from '../../widgets/form/RecordTable.tsx'
import { forWhom } from '../../widgets/forWhom.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { useMay } from '../../widgets/person.ts'
import { DayText } from '../../widgets/texts.tsx'
import { Timeline } from '../../widgets/timeline/Timeline.tsx'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'
import { ItemDialog } from './ItemDialog.tsx'
import { ListDialog } from './ListDialog.tsx'
import { PrintPriceList } from './PrintPriceList.tsx'
import { useListProducts } from './useListProducts.ts'

/** One price list with its prices. */
export function PriceListPage() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const navigate = useNavigate()
  const sentence = useErrorSentence()
  const mayAsk = useMay()('reference.request')
  const id = Number(useParams().id ?? 0)
  const [editing, setEditing] = useState(false)
  const [item, setItem] = useState<PriceItem | 'new' | null>(null)
  const { data: list, error } = useQuery(api.priceLists.find.queryOptions({ input: { id } }))
  const [printing, setPrinting] = useState(false)
  const productOf = useListProducts()
  useKeys([
    { keys: 'e', label: t($ => $.frame.actions.edit), act: () => setEditing(true), disabled: !mayAsk },
    { keys: 'p', label: t($ => $.print.print), act: () => setPrinting(true) },
    { keys: 'escape', label: t($ => $.frame.actions.back), act: () => void navigate(-1) },
  ])
  if (error)
    return (
      <Page>
        <EmptyState title={sentence(error)}>
          <ActionButton onClick={() => void navigate('/prices')}>{t($ => $.frame.actions.back)}</ActionButton>
        </EmptyState>
      </Page>
    )
  if (!list) return <Page>{t($ => $.frame.loading)}</Page>
  const blocked = mayAsk ? null : t($ => $.priceLists.mayNotAsk)
  return (
    <Page>
      <PageHead
        over={`${list.code} · ${list.currency}`}
        title={list.name}
        under={
          <>
            {forWhom(list, words)} · <DayText day={list.validFrom} /> –{' '}
            {list.validTo === null ? t($ => $.priceLists.open) : <DayText day={list.validTo} />}
          </>
        }
      >
        <ActionButton keys="p" onClick={() => setPrinting(true)}>
          {t($ => $.print.print)}
        </ActionButton>
        <ActionButton keys="e" blocked={blocked} onClick={() => setEditing(true)}>
          {t($ => $.frame.actions.edit)}
        </ActionButton>
      </PageHead>
      <RecordTable
        name={`price-items-${id}`}
        title={t($ => $.priceLists.prices)}
        rows={list.items}
        idOf={row => row.n}
        open={mayAsk ? setItem : undefined}
        create={{ label: t($ => $.priceLists.createPrice), act: () => setItem('new') }}
        blocked={blocked}
        empty={t($ => $.priceLists.noPrices)}
        columns={[
          { title: words.errors.field.sku, cell: row => productOf(row.productId)?.sku ?? `#${row.productId}` },
          { title: words.errors.field.name, cell: row => productOf(row.productId)?.names[language] ?? '' },
          {
            title: words.errors.field.priceUnits,
            cell: row =>
              row.priceUnits === 1
                ? t($ => $.priceLists.perUnit)
                : t($ => $.priceLists.perCase, { count: row.priceUnits }),
          },
          {
            title: words.errors.field.fromQuantity,
            end: true,
            cell: row =>
              row.fromQuantity <= 1 ? '' : quantityText(row.fromQuantity, productOf(row.productId)?.caseUnits ?? 1),
          },
          {
            title: words.errors.field.priceMinor,
            end: true,
            cell: row => amountText(row.priceMinor, language, list.currency),
          },
        ]}
      />
      <Timeline table="price_list" id={list.id} />
      {printing ? <PrintPriceList list={list} close={() => setPrinting(false)} /> : null}
      {editing ? <ListDialog list={list} close={() => setEditing(false)} /> : null}
      {item === null ? null : (
        <ItemDialog list={list} item={item === 'new' ? null : item} close={() => setItem(null)} />
      )}
    </Page>
  )
}
