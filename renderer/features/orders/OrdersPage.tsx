import { IconSum } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { OrderRow } from '../../../shared/orders/contract.ts'
import { openStatuses } from '../../../shared/orders/openStatuses.ts'
import { isFixed } from '../../../shared/orders/rules.ts'
import type { OrderStatus } from '../../../shared/orders/status.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useApi } from '../../widgets/api.ts'
import { useDepot } from '../../widgets/depot.tsx'
import { type KeyAct, useKeys } from '../../widgets/keys.tsx'
import { BarButton } from '../../widgets/list/BarButton.tsx'
import type { RowAct } from '../../widgets/list/column.ts'
import { DataList } from '../../widgets/list/DataList.tsx'
import { useList } from '../../widgets/list/useList.ts'
import { useMay } from '../../widgets/person.ts'
import { useNow } from '../../widgets/useNow.ts'
import { useT } from '../../widgets/words.ts'
import { type Step, useOrderActs } from './acts/useOrderActs.tsx'
import { FiguresDialog } from './figures/FiguresDialog.tsx'
import { OrderToggles } from './list/OrderToggles.tsx'
import { orderColumns } from './list/orderColumns.tsx'
import { fromAddress, orderListKind } from './list/orderListKind.ts'
import { StageStrip } from './list/StageStrip.tsx'
import { useOrderFields, wideOrderFields } from './list/useOrderFields.tsx'
import { useSummary } from './list/useSummary.ts'

/** The board and the list of orders, the one most over its limit first. */
export function OrdersPage() {
  const t = useT()
  const api = useApi()
  const may = useMay()
  const navigate = useNavigate()
  const now = useNow()
  const { depotId } = useDepot()
  const list = useList(orderListKind, fromAddress)
  const { filter } = list.state
  const [adding, setAdding] = useState(false)
  const acts = useOrderActs()
  const summary = useSummary()
  const { data: alone = false } = useQuery({
    ...api.settings.get.queryOptions(),
    select: settings => settings.device.alone,
  })
  const columns = orderColumns(t, now, alone)

  const choose = (status: OrderStatus): void => {
    const only = filter.statuses.length === 1 && filter.statuses[0] === status
    list.filterBy({ statuses: only ? [...openStatuses] : [status] })
  }
  const whole = { ...filter, search: list.state.search, depotId }
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
    { keys: '0', label: t($ => $.orderList.allOpen), act: list.clear },
    { keys: '9', label: t($ => $.orderList.keys.everything), act: list.widen },
    { keys: 'l', label: t($ => $.orderList.keys.late), act: () => list.filterBy({ late: !filter.late }) },
    { keys: 'g', label: t($ => $.lists.figures.title), act: () => setAdding(true) },
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
    {
      keys: 'e',
      label: t($ => $.orderList.keys.edit),
      act: row => void navigate(`/orders/${row.id}/${isFixed(row.status) ? 'amend' : 'edit'}`),
    },
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
      <StageStrip chosen={filter.statuses} now={now} onChoose={choose} />
      <DataList
        list={list}
        label={t($ => $.orderList.title)}
        columns={columns}
        idOf={row => row.id}
        open={row => void navigate(`/orders/${row.id}`)}
        rowActs={rowActs}
        query={({ search, ...ask }) =>
          api.orders.list.queryOptions({ input: { ...ask, filter: { ...filter, search, depotId } } })
        }
        question={{ list: 'orders', filter: whole, sort: list.state.sort, descending: list.state.descending }}
        variant={String(depotId)}
        fields={useOrderFields(filter, list.filterBy)}
        wide={wideOrderFields}
        tools={
          <>
            <OrderToggles filter={filter} show={list.filterBy} />
            <BarButton keys="g" icon={<IconSum size={15} aria-hidden />} act={() => setAdding(true)}>
              {t($ => $.lists.figures.open)}
            </BarButton>
          </>
        }
        empty={
          <EmptyState title={t($ => $.orderList.nothing)}>
            <ActionButton kind="primary" onClick={newOrder}>
              {t($ => $.orderList.newOrder)}
            </ActionButton>
          </EmptyState>
        }
      />
      {acts.dialogs}
      {adding ? <FiguresDialog filter={whole} show={list.filterBy} close={() => setAdding(false)} /> : null}
    </Page>
  )
}
