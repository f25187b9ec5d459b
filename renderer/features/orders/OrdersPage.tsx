import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import type { OrderRow } from '../../../shared/orders/contract.ts'
import type { OrderStatus } from '../../../shared/orders/status.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useApi } from '../../widgets/api.ts'
import { useDepot } from '../../widgets/depot.tsx'
import { useKept } from '../../widgets/kept.tsx'
import { type KeyAct, useKeys } from '../../widgets/keys.tsx'
import type { RowAct } from '../../widgets/list/column.ts'
import { DataList } from '../../widgets/list/DataList.tsx'
import { useMay } from '../../widgets/person.ts'
import { useNow } from '../../widgets/useNow.ts'
import { useT } from '../../widgets/words.ts'
import { type Step, useOrderActs } from './acts/useOrderActs.tsx'
import { OrderFilters } from './list/OrderFilters.tsx'
import { orderColumns } from './list/orderColumns.tsx'
import { StageStrip } from './list/StageStrip.tsx'
import { allOpen, fromAddress, Shown } from './list/shown.ts'
import { useSummary } from './list/useSummary.ts'
import { openStatuses } from './statusTone.ts'

/** The board and the list of orders, the one most over its limit first. */
export function OrdersPage() {
  const t = useT()
  const api = useApi()
  const may = useMay()
  const navigate = useNavigate()
  const now = useNow()
  const { depotId } = useDepot()
  const [search, setSearch] = useSearchParams()
  const asked = fromAddress(search)
  const [kept, keep] = useKept<Shown>(
    'orders:shown',
    allOpen,
    (value): value is Shown => Shown.safeParse(value).success,
  )
  const shown = asked ?? kept
  const acts = useOrderActs()
  const summary = useSummary()
  const { data: alone = false } = useQuery({
    ...api.settings.get.queryOptions(),
    select: settings => settings.device.alone,
  })
  const columns = orderColumns(t, now, alone)

  const show = (part: Partial<Shown>): void => {
    keep({ ...shown, ...part })
    if (asked) setSearch({}, { replace: true })
  }
  const choose = (status: OrderStatus): void => {
    const only = shown.statuses.length === 1 && shown.statuses[0] === status
    show({ statuses: only ? [...openStatuses] : [status] })
  }
  const newOrder = (): void => void navigate('/orders/new')
  const run = (act: Step) => (row: OrderRow) =>
    acts.run(act, { ...row, lineCount: row.lines, customerOnHold: row.customerOnHold })
  const stageKeys: KeyAct[] = openStatuses.map((status, index) => ({
    keys: String(index + 1),
    label: t($ => $.orderList.keys.stage),
    act: () => choose(status),
  }))
  useKeys([
    ...stageKeys,
    { keys: '0', label: t($ => $.orderList.allOpen), act: () => show({ ...allOpen }) },
    { keys: '9', label: t($ => $.orderList.keys.everything), act: () => show({ ...allOpen, statuses: [] }) },
    { keys: 'l', label: t($ => $.orderList.keys.late), act: () => show({ late: !shown.late }) },
    { keys: 'n', label: t($ => $.orderList.keys.newOrder), act: newOrder },
  ])
  const rowActs: RowAct<OrderRow>[] = [
    {
      keys: 'r',
      label: `${t($ => $.orderList.keys.receive)} · ${t($ => $.orderList.keys.release)}`,
      act: row => run(row.status === 'on-hold' ? 'release' : 'receive')(row),
    },
    { keys: 'k', label: t($ => $.orderList.keys.check), act: run('check') },
    { keys: 'c', label: t($ => $.orderList.keys.confirm), act: run('confirm') },
    { keys: 'h', label: t($ => $.orderList.keys.hold), act: run('hold') },
    { keys: 'x', label: t($ => $.orderList.keys.cancel), act: run('cancel') },
    { keys: 'e', label: t($ => $.orderList.keys.edit), act: row => void navigate(`/orders/${row.id}/edit`) },
  ]

  return (
    <Page fill>
      <PageHead title={t($ => $.orderList.title)} under={summary}>
        {may('orders.enter') ? (
          <ActionButton kind="primary" keys="n" onClick={newOrder}>
            {t($ => $.orderList.newOrder)}
          </ActionButton>
        ) : null}
      </PageHead>
      <StageStrip chosen={shown.statuses} now={now} onChoose={choose} />
      <DataList
        name="orders"
        label={t($ => $.orderList.title)}
        columns={columns}
        idOf={row => row.id}
        initialSort="age"
        initialDescending
        open={row => void navigate(`/orders/${row.id}`)}
        rowActs={rowActs}
        query={({ search: text, ...ask }) =>
          api.orders.list.queryOptions({ input: { ...ask, filter: { ...shown, search: text, depotId } } })
        }
        variant={JSON.stringify([shown, depotId])}
        filtered={JSON.stringify(shown) !== JSON.stringify(allOpen)}
        clearFilters={() => show({ ...allOpen, statuses: [] })}
        filters={<OrderFilters shown={shown} show={show} allOpen={allOpen} />}
        empty={
          <EmptyState title={t($ => $.orderList.nothing)}>
            <ActionButton kind="primary" onClick={newOrder}>
              {t($ => $.orderList.newOrder)}
            </ActionButton>
          </EmptyState>
        }
      />
      {acts.dialogs}
    </Page>
  )
}
