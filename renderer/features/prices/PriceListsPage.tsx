import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { useApi } from '../../widgets/api.ts'
import { ImportOffer } from '../../widgets/ImportOffer.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { TableList } from '../../widgets/list/table/TableList.tsx'
import { useTable } from '../../widgets/list/table/useTable.ts'
import { useMay } from '../../widgets/person.ts'
import { useT } from '../../widgets/words.ts'
import { ListDialog } from './ListDialog.tsx'
import { PricesHead } from './PricesHead.tsx'
import { PrintPrices } from './PrintPrices.tsx'

/** Price lists by class and zone. Head office writes them; a depot asks. */
export function PriceListsPage() {
  const t = useT()
  const api = useApi()
  const navigate = useNavigate()
  const mayAsk = useMay()('reference.request')
  const [creating, setCreating] = useState(false)
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const [printing, setPrinting] = useState(false)
  const table = useTable('price-lists')
  useKeys([{ keys: 'p', label: t($ => $.print.print), act: () => setPrinting(true) }])
  return (
    <Page fill>
      <PricesHead shown="lists">
        <ActionButton keys="p" onClick={() => setPrinting(true)}>
          {t($ => $.print.print)}
        </ActionButton>
      </PricesHead>
      <TableList
        table={table}
        ownPaper
        open={({ key }) => void navigate(`/prices/${key}`)}
        create={{
          label: t($ => $.priceLists.create),
          act: () => setCreating(true),
          blocked: mayAsk ? null : t($ => $.priceLists.mayNotAsk),
        }}
        empty={
          <EmptyState title={t($ => $.priceLists.empty)}>
            <ImportOffer />
          </EmptyState>
        }
      />
      {printing && settings ? (
        <PrintPrices
          today={settings.today}
          currency={settings.company?.baseCurrency ?? 'HTG'}
          close={() => setPrinting(false)}
        />
      ) : null}
      {creating ? <ListDialog list={null} close={() => setCreating(false)} /> : null}
    </Page>
  )
}
