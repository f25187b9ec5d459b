import { useQuery } from '@tanstack/react-query'
import { amountText } from '../../../../shared/kernel/locale.ts'
import { channels } from '../../../../shared/orders/channel.ts'
import { type OrderFilter, shippings } from '../../../../shared/orders/filter.ts'
import { orderStatuses } from '../../../../shared/orders/status.ts'
import { useApi } from '../../../widgets/api.ts'
import { amount, anyOf, bound, flag, oneOf } from '../../../widgets/list/filter/fields.tsx'
import type { FilterField } from '../../../widgets/list/filter/filterField.ts'
import { useBoundText } from '../../../widgets/list/filter/useBoundText.ts'
import { CustomerPick } from '../../../widgets/pick/CustomerPick.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { allOpen } from './orderListKind.ts'

/** The fields that take the whole width. */
export const wideOrderFields: ReadonlySet<string> = new Set(['status', 'channel'])

/** Every way to narrow the orders. */
export function useOrderFields(filter: OrderFilter, by: (part: Partial<OrderFilter>) => void): readonly FilterField[] {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const said = useBoundText()
  const api = useApi()
  const { data: customer } = useQuery({
    ...api.customers.find.queryOptions({ input: { id: filter.customerId ?? 1 } }),
    enabled: filter.customerId !== null,
  })
  const money = (minor: number): string => amountText(minor, language)
  const customerName = customer?.name ?? ''
  return [
    anyOf({
      id: 'status',
      title: t($ => $.lists.filter.status),
      value: filter.statuses,
      usual: allOpen.statuses,
      options: orderStatuses.map(value => ({ value, label: words.orders.status[value] })),
      choose: statuses => by({ statuses }),
    }),
    anyOf({
      id: 'channel',
      title: t($ => $.lists.filter.channel),
      value: filter.channels,
      options: channels.map(value => ({ value, label: words.orders.channel[value] })),
      choose: chosen => by({ channels: chosen }),
    }),
    {
      id: 'customer',
      title: t($ => $.lists.filter.customer),
      said: filter.customerId === null ? null : customerName,
      clear: () => by({ customerId: null }),
      control: (
        <CustomerPick
          label={t($ => $.lists.filter.customer)}
          chosen={filter.customerId === null ? null : customerName}
          pick={({ id }) => by({ customerId: id })}
        />
      ),
    },
    oneOf({
      id: 'shipping',
      title: t($ => $.lists.filter.shipping),
      value: filter.shipping,
      any: t($ => $.lists.filter.none),
      options: shippings.map(value => ({ value, label: words.lists.filter.shippings[value] })),
      choose: shipping => by({ shipping }),
    }),
    bound({
      id: 'from',
      title: t($ => $.lists.filter.takenFrom),
      value: filter.from,
      said,
      choose: from => by({ from }),
    }),
    bound({ id: 'to', title: t($ => $.lists.filter.takenTo), value: filter.to, said, choose: to => by({ to }) }),
    bound({
      id: 'wantedFrom',
      title: t($ => $.lists.filter.wantedFrom),
      value: filter.wantedFrom,
      said,
      choose: wantedFrom => by({ wantedFrom }),
    }),
    bound({
      id: 'wantedTo',
      title: t($ => $.lists.filter.wantedTo),
      value: filter.wantedTo,
      said,
      choose: wantedTo => by({ wantedTo }),
    }),
    amount({
      id: 'least',
      title: t($ => $.lists.filter.least),
      value: filter.leastMinor,
      said: money,
      choose: leastMinor => by({ leastMinor }),
    }),
    amount({
      id: 'most',
      title: t($ => $.lists.filter.most),
      value: filter.mostMinor,
      said: money,
      choose: mostMinor => by({ mostMinor }),
    }),
    flag({ id: 'mine', title: t($ => $.lists.filter.mine), value: filter.mine, choose: mine => by({ mine }) }),
    flag({ id: 'late', title: t($ => $.lists.filter.late), value: filter.late, choose: late => by({ late }) }),
    flag({
      id: 'beforeCutoff',
      title: t($ => $.lists.filter.beforeCutoff),
      value: filter.beforeCutoff,
      choose: beforeCutoff => by({ beforeCutoff }),
    }),
  ]
}
