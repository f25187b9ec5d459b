import type { OrderRow, orderSorts } from '../../../../shared/orders/contract.ts'
import { orderTitle } from '../../../../shared/orders/title.ts'
import { Tag } from '../../../ui/Tag.tsx'
import type { Column } from '../../../widgets/list/column.ts'
import { DayText, MoneyText } from '../../../widgets/texts.tsx'
import type { useT } from '../../../widgets/words.ts'
import { StageAge } from './StageAge.tsx'

type Sort = (typeof orderSorts)[number]

/** What a list of orders can show of each. */
export const orderColumns = (
  t: ReturnType<typeof useT>,
  now: number,
  alone: boolean,
): readonly Column<OrderRow, Sort>[] => [
  {
    id: 'number',
    title: t($ => $.orderList.column.number),
    width: '12.25rem',
    sort: 'number',
    fixed: true,
    cell: row => orderTitle(row) ?? t($ => $.orderList.noNumber),
  },
  {
    id: 'customer',
    title: t($ => $.orderList.column.customer),
    sort: 'customer',
    cell: row => <strong>{row.customerName}</strong>,
  },
  {
    id: 'stage',
    title: t($ => $.orderList.column.stage),
    width: '14rem',
    sort: 'age',
    cell: row => <StageAge row={row} now={now} />,
  },
  {
    id: 'requested',
    title: t($ => $.orderList.column.requested),
    width: '7.5rem',
    sort: 'requested',
    cell: row => <DayText day={row.requestedDay} />,
  },
  {
    id: 'ordered',
    title: t($ => $.orderList.column.ordered),
    width: '7.5rem',
    sort: 'ordered',
    hidden: true,
    cell: row => <DayText day={row.orderedDay} />,
  },
  {
    id: 'shipped',
    title: t($ => $.lists.column.shipped),
    width: '7.5rem',
    hidden: true,
    cell: row => (row.shippedDay === null ? '' : <DayText day={row.shippedDay} />),
  },
  {
    id: 'channel',
    title: t($ => $.lists.column.channel),
    width: '7rem',
    hidden: true,
    cell: row => t($ => $.orders.channel[row.channel]),
  },
  {
    id: 'reference',
    title: t($ => $.lists.column.reference),
    hidden: true,
    cell: row => row.customerReference,
  },
  {
    id: 'lines',
    title: t($ => $.orderList.column.lines),
    width: '4rem',
    align: 'end',
    hidden: true,
    cell: row => row.lines,
  },
  {
    id: 'total',
    title: t($ => $.orderList.column.total),
    width: '8rem',
    sort: 'total',
    align: 'end',
    cell: row => <MoneyText minor={row.totalMinor} currency={row.currency} />,
  },
  // A desk that works alone has nobody to send to.
  ...(alone ? [] : [syncColumn(t)]),
  {
    id: 'enteredBy',
    title: t($ => $.orderList.column.enteredBy),
    cell: row => row.enteredBy,
  },
]

const syncColumn = (t: ReturnType<typeof useT>): Column<OrderRow, Sort> => ({
  id: 'sync',
  title: t($ => $.orderList.column.sync),
  width: '8.5rem',
  cell: row => <SyncTag sync={row.sync} t={t} />,
})

function SyncTag({ sync, t }: { sync: OrderRow['sync']; t: ReturnType<typeof useT> }) {
  const text = t($ => $.orderList.syncShort[sync])
  if (sync === 'there') return <span title={t($ => $.orders.sync.there)}>{text}</span>
  return <Tag tone={sync === 'refused' ? 'bad' : 'warn'}>{text}</Tag>
}
