import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { PriceItem } from '../../../shared/priceLists/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useApi } from '../../widgets/api.ts'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { forWhom } from '../../widgets/forWhom.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { TableList } from '../../widgets/list/table/TableList.tsx'
import { useTable } from '../../widgets/list/table/useTable.ts'
import { useMay } from '../../widgets/person.ts'
import { DayText } from '../../widgets/texts.tsx'
import { Timeline } from '../../widgets/timeline/Timeline.tsx'
import { useT, useWords } from '../../widgets/words.ts'
import { ItemDialog } from './ItemDialog.tsx'
import { ListDialog } from './ListDialog.tsx'
import { PrintPriceList } from './PrintPriceList.tsx'

/** One price list with its prices. */
export function PriceListPage() {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const sentence = useErrorSentence()
  const mayAsk = useMay()('reference.request')
  const id = Number(useParams().id ?? 0)
  const [editing, setEditing] = useState(false)
  const [item, setItem] = useState<PriceItem | 'new' | null>(null)
  const { data: list, error } = useQuery(api.priceLists.find.queryOptions({ input: { id } }))
  const [printing, setPrinting] = useState(false)
  const table = useTable('price-items', id)
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
      <TableList
        table={table}
        fit
        ownPaper
        open={mayAsk ? ({ key }) => setItem(list.items.find(({ n }) => String(n) === key) ?? null) : undefined}
        create={{ label: t($ => $.priceLists.createPrice), act: () => setItem('new'), blocked }}
        empty={t($ => $.priceLists.noPrices)}
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
