import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Promotion } from '../../../shared/priceLists/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useApi } from '../../widgets/api.ts'
import { RecordTable } from '../../widgets/form/RecordTable.tsx'
import { forWhom } from '../../widgets/forWhom.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { useMay } from '../../widgets/person.ts'
import { DayText } from '../../widgets/texts.tsx'
import { useT, useWords } from '../../widgets/words.ts'
import { ListDialog } from './ListDialog.tsx'
import { PrintPrices } from './PrintPrices.tsx'
import { PromotionDialog } from './PromotionDialog.tsx'
import { PromotionTable } from './PromotionTable.tsx'

/** Price lists by class and zone, and promotions. Head office writes them; a depot asks. */
export function PriceListsPage() {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const mayAsk = useMay()('reference.request')
  const [creating, setCreating] = useState(false)
  const [promotion, setPromotion] = useState<Promotion | 'new' | null>(null)
  const { data: lists } = useQuery(api.priceLists.list.queryOptions())
  const { data: promotions } = useQuery(api.priceLists.promotions.queryOptions())
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const today = settings?.today ?? ''
  const [printing, setPrinting] = useState(false)
  const newPromotion = (): void => setPromotion('new')
  useKeys([
    { keys: 'p', label: t($ => $.print.print), act: () => setPrinting(true) },
    { keys: 'f', label: t($ => $.priceLists.createPromotion), act: newPromotion, disabled: !mayAsk },
  ])

  return (
    <Page>
      <PageHead title={t($ => $.priceLists.title)} under={t($ => $.priceLists.under)}>
        <ActionButton keys="p" onClick={() => setPrinting(true)}>
          {t($ => $.print.print)}
        </ActionButton>
        <ActionButton keys="f" blocked={mayAsk ? null : t($ => $.priceLists.mayNotAsk)} onClick={newPromotion}>
          {t($ => $.priceLists.createPromotion)}
        </ActionButton>
      </PageHead>
      <RecordTable
        name="price-lists"
        title={t($ => $.priceLists.lists)}
        rows={lists ?? []}
        idOf={list => list.id}
        open={list => void navigate(`/prices/${list.id}`)}
        create={{ label: t($ => $.priceLists.create), act: () => setCreating(true) }}
        blocked={mayAsk ? null : t($ => $.priceLists.mayNotAsk)}
        empty={t($ => $.priceLists.empty)}
        columns={[
          { title: words.errors.field.name, cell: list => list.name },
          { title: words.errors.field.code, cell: list => list.code },
          { title: words.errors.field.currency, cell: list => list.currency },
          {
            title: t($ => $.priceLists.forWhom),
            cell: list => forWhom(list, words),
          },
          {
            title: t($ => $.priceLists.valid),
            cell: list => (
              <>
                <DayText day={list.validFrom} /> –{' '}
                {list.validTo === null ? t($ => $.priceLists.open) : <DayText day={list.validTo} />}{' '}
                {list.validTo !== null && list.validTo < today ? <Tag>{t($ => $.priceLists.over)}</Tag> : null}
                {list.validFrom > today ? <Tag tone="know">{t($ => $.priceLists.later)}</Tag> : null}
              </>
            ),
          },
          { title: t($ => $.priceLists.items), end: true, cell: list => list.items },
        ]}
      />
      <PromotionTable promotions={promotions ?? []} today={today} open={mayAsk ? setPromotion : null} />
      {printing && settings ? (
        <PrintPrices
          today={settings.today}
          currency={settings.company?.baseCurrency ?? 'HTG'}
          close={() => setPrinting(false)}
        />
      ) : null}
      {creating ? <ListDialog list={null} close={() => setCreating(false)} /> : null}
      {promotion === null ? null : (
        <PromotionDialog promotion={promotion === 'new' ? null : promotion} close={() => setPromotion(null)} />
      )}
    </Page>
  )
}
