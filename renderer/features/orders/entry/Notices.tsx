import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { moneyText, shortDay } from '../../../../shared/kernel/locale.ts'
import { orderTitle } from '../../../../shared/orders/title.ts'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useLanguage, useT } from '../../../widgets/words.ts'
import classes from './Notices.module.css'
import type { Formed } from './toForm.ts'
import type { About } from './useEntryFacts.ts'

/** The customer is on hold: what that means for this order. */
export function HoldNotice({ about }: { about: About | undefined }) {
  const t = useT()
  if (!about?.hold) return null
  return (
    <Card tone="warn" title={t($ => $.orderEntry.hold.title)}>
      <p>{t($ => $.orderEntry.hold.text, { reason: about.hold.reason })}</p>
    </Card>
  )
}

/** Orders of the last days that look like this one. Keyed by the customer: the last answer stands until the next. */
export function DuplicateNotice({ formed, today }: { formed: Formed; today: string }) {
  const t = useT()
  const api = useApi()
  const language = useLanguage()
  const [asked] = useDebouncedValue(formed.form, 400)
  const { data } = useQuery({
    ...api.orders.duplicates.queryOptions({
      input: {
        customerId: asked?.customerId ?? 0,
        exceptId: asked?.id ?? null,
        lines: asked?.lines.map(({ productId, quantity }) => ({ productId, quantity })) ?? [],
      },
    }),
    enabled: asked !== null && asked.lines.length > 0,
    placeholderData: previous => previous,
  })
  if (!data || data.length === 0 || asked === null || asked.lines.length === 0) return null
  return (
    <Card tone="warn" title={t($ => $.orderEntry.duplicate.title)}>
      {data.slice(0, 2).map(order => (
        <p key={order.id} className={classes.line}>
          {t($ => $.orderEntry.duplicate.one, {
            number: orderTitle(order) ?? t($ => $.orderEntry.duplicate.draft),
            day: shortDay(order.orderedDay, language, Number(today.slice(0, 4))),
            count: order.same,
            total: moneyText(order.totalMinor, order.currency, language),
          })}{' '}
          <Link to={`/orders/${order.id}`}>{t($ => $.orderEntry.duplicate.look)}</Link>
        </p>
      ))}
    </Card>
  )
}
