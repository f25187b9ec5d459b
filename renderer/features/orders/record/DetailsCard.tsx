import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { moneyText, shortDay } from '../../../../shared/kernel/locale.ts'
import type { Currency } from '../../../../shared/kernel/money.ts'
import type { OrderRecord } from '../../../../shared/orders/contract.ts'
import { Card } from '../../../ui/Card.tsx'
import { Tag, type Tone } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { DayText } from '../../../widgets/texts.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import classes from './DetailsCard.module.css'

const syncTone: Record<OrderRecord['sync'], Tone> = { there: 'good', waiting: 'warn', refused: 'bad' }

/** By which way, for when, by whom, and whether head office has it. */
export function DetailsCard({ record }: { record: OrderRecord }) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const language = useLanguage()
  const { order, sync } = record
  const { data: alone } = useQuery({ ...api.settings.get.queryOptions(), select: settings => settings.device.alone })
  return (
    <Card title={t($ => $.orderList.record.details)}>
      <dl className={classes.details}>
        <Detail name={t($ => $.orderList.record.day)}>
          <DayText day={order.requestedDay} />
        </Detail>
        <Detail name={t($ => $.orderList.record.taken)}>
          <DayText day={order.orderedDay} />, {record.enteredBy}
        </Detail>
        <Detail name={t($ => $.orderList.record.channel)}>{words.orders.channel[order.channel]}</Detail>
        {order.customerReference === '' ? null : (
          <Detail name={t($ => $.orderList.record.reference)}>{order.customerReference}</Detail>
        )}
        <Detail name={t($ => $.orderList.record.priceList)}>
          {record.priceListName || t($ => $.orderList.record.manyLists)}
          {order.number === null || order.requestedDay === order.orderedDay ? null : (
            <span className={classes.quiet}>
              {t($ => $.orderList.record.pricesOf, {
                day: shortDay(order.requestedDay, language, Number(order.orderedDay.slice(0, 4))),
              })}
            </span>
          )}
        </Detail>
        <Went went={record.went} currency={order.currency} />
        {order.note === '' ? null : <Detail name={t($ => $.orderList.record.note)}>{order.note}</Detail>}
        {alone === false ? (
          <Detail name={t($ => $.orderList.record.sync)}>
            <Tag tone={syncTone[sync]}>{words.orderList.syncShort[sync]}</Tag>
          </Detail>
        ) : null}
      </dl>
    </Card>
  )
}

/** What another system kept of an order that was brought in. */
function Went({ went, currency }: { went: OrderRecord['went']; currency: Currency }) {
  const t = useT()
  const language = useLanguage()
  return (
    <>
      {went.day === null ? null : (
        <Detail name={t($ => $.orderList.record.shipped)}>
          <DayText day={went.day} />
        </Detail>
      )}
      {went.carrier === null ? null : <Detail name={t($ => $.orderList.record.carrier)}>{went.carrier}</Detail>}
      {went.country === null ? null : <Detail name={t($ => $.orderList.record.shipCountry)}>{went.country}</Detail>}
      {went.freightMinor === null ? null : (
        <Detail name={t($ => $.orderList.record.freight)}>{moneyText(went.freightMinor, currency, language)}</Detail>
      )}
    </>
  )
}

function Detail({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
