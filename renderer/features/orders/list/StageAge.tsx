import { minutesBetween } from '../../../../shared/kernel/instant.ts'
import type { OrderRow } from '../../../../shared/orders/contract.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useDuration } from '../../../widgets/texts.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import { statusTone } from '../statusTone.ts'
import classes from './StageAge.module.css'

/** Where an order stands, and for how long against how long it may. */
export function StageAge({
  row,
  now,
}: {
  row: Pick<OrderRow, 'status' | 'statusSince' | 'limitMinutes'>
  now: number
}) {
  const words = useWords()
  return (
    <span className={classes.stage}>
      <Tag tone={statusTone[row.status]}>{words.orders.status[row.status]}</Tag>
      <Age since={row.statusSince} limit={row.limitMinutes} now={now} />
    </span>
  )
}

function Age({ since, limit, now }: { since: number; limit: number | null; now: number }) {
  const t = useT()
  const duration = useDuration()
  if (limit === null) return null
  const minutes = Math.max(0, minutesBetween(since, now))
  if (minutes > limit)
    return <span className={classes.over}>{t($ => $.orderList.over, { age: duration(minutes - limit) })}</span>
  return (
    <span className={classes.age}>
      {t($ => $.orderList.within, { age: duration(minutes), limit: duration(limit) })}
    </span>
  )
}
