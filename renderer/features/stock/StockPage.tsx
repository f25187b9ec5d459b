import { useNavigate } from 'react-router'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useDepot } from '../../widgets/depot.tsx'
import { ImportOffer } from '../../widgets/ImportOffer.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { TableList } from '../../widgets/list/table/TableList.tsx'
import { useTable } from '../../widgets/list/table/useTable.ts'
import { useT } from '../../widgets/words.ts'

/** What the depot has of every product; each opens its movements. */
export function StockPage() {
  const t = useT()
  const navigate = useNavigate()
  const { depotId, choices } = useDepot()
  const table = useTable('stock', depotId)
  const toExpected = (): void => void navigate('/stock/expected')
  useKeys([{ keys: 'x', label: t($ => $.stock.expected.title), act: toExpected }])
  return (
    <Page fill>
      <PageHead title={t($ => $.stock.title)} under={t($ => $.stock.under)}>
        <ActionButton keys="x" onClick={toExpected}>
          {t($ => $.stock.expected.title)}
        </ActionButton>
      </PageHead>
      <TableList
        table={table}
        open={({ key }) => {
          const [depot = '', product = ''] = key.split('-')
          void navigate(`/stock/${depot}/${product}${choices.length > 1 ? `?depot=${depot}` : ''}`)
        }}
        empty={
          <EmptyState title={t($ => $.stock.empty)}>
            <ImportOffer />
          </EmptyState>
        }
      />
    </Page>
  )
}
