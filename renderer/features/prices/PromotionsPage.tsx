import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Promotion } from '../../../shared/priceLists/contract.ts'
import { Page } from '../../ui/Page.tsx'
import { useApi } from '../../widgets/api.ts'
import { TableList } from '../../widgets/list/table/TableList.tsx'
import { useTable } from '../../widgets/list/table/useTable.ts'
import { useMay } from '../../widgets/person.ts'
import { useT } from '../../widgets/words.ts'
import { PricesHead } from './PricesHead.tsx'
import { PromotionDialog } from './PromotionDialog.tsx'

/** What is given free, from when until when. */
export function PromotionsPage() {
  const t = useT()
  const api = useApi()
  const mayAsk = useMay()('reference.request')
  const [editing, edit] = useState<{ promotion: Promotion | null } | null>(null)
  const { data: promotions } = useQuery(api.priceLists.promotions.queryOptions())
  const table = useTable('promotions')
  return (
    <Page fill>
      <PricesHead shown="promotions" />
      <TableList
        table={table}
        open={
          mayAsk
            ? ({ key }) => edit({ promotion: promotions?.find(({ id }) => String(id) === key) ?? null })
            : undefined
        }
        create={{
          label: t($ => $.priceLists.createPromotion),
          act: () => edit({ promotion: null }),
          blocked: mayAsk ? null : t($ => $.priceLists.mayNotAsk),
        }}
        empty={t($ => $.priceLists.noPromotions)}
      />
      {editing ? <PromotionDialog promotion={editing.promotion} close={() => edit(null)} /> : null}
    </Page>
  )
}
