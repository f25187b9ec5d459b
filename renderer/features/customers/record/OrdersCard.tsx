import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { orderTitle } from '../../../../shared/orders/title.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { DayText, MoneyText } from '../../../widgets/texts.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from './Details.module.css'

const shown = 8

/** The customer's last orders. */
export function OrdersCard({ customerId }: { customerId: number }) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const filter = { search: '', statuses: [], customerId, depotId: null, from: null, to: null, late: false }
  const { data: orders } = useQuery(
    api.orders.list.queryOptions({ input: { offset: 0, limit: shown, filter, sort: 'ordered', descending: true } }),
  )
  return (
    <Card
      flush
      title={t($ => $.customers.record.orders)}
      aside={orders ? t($ => $.customers.record.ordersCount, { count: orders.total }) : null}
    >
      {orders?.total === 0 ? <EmptyState title={t($ => $.customers.record.noOrders)} /> : null}
      <table className={classes.table} aria-label={t($ => $.customers.record.orders)}>
        <tbody>
          {orders?.rows.map(order => (
            <tr key={order.id}>
              <td>
                <Link to={`/orders/${order.id}`}>{orderTitle(order) ?? words.orderList.noNumber}</Link>
              </td>
              <td>
                <DayText day={order.orderedDay} />
              </td>
              <td>
                <Tag>{words.orders.status[order.status]}</Tag>
              </td>
              <td className={classes.end}>
                <MoneyText minor={order.totalMinor} currency={order.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
