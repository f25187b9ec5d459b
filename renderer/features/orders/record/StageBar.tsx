import type { Order } from '../../../../shared/orders/order.ts'
import type { OrderStatus } from '../../../../shared/orders/status.ts'
import { DayText, InstantText } from '../../../widgets/texts.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from './StageBar.module.css'

const stages = ['draft', 'received', 'checked', 'confirmed'] as const
const way: readonly OrderStatus[] = stages

/** How far the order is: passed, here, or not yet; a hold stands where it was put. */
export function StageBar({ order }: { order: Order }) {
  const t = useT()
  const words = useWords()
  const held = order.status === 'on-hold'
  const at = order.status === 'on-hold' ? placeOf(order.heldFrom) : placeOf(order.status)
  const when: Record<(typeof stages)[number], number | null> = {
    draft: null,
    received: order.receivedAt,
    checked: order.checkedAt,
    confirmed: order.confirmedAt,
  }
  return (
    <ol className={classes.bar} aria-label={t($ => $.orderList.record.stages)}>
      {stages.map((stage, index) => {
        const here = index === at
        const instant = when[stage]
        const passed = at < 0 ? stage === 'draft' || instant !== null : index < at
        return (
          <li
            key={stage}
            className={classes.stage}
            data-passed={passed || (here && stage === 'confirmed' && !held) || undefined}
            data-here={here || undefined}
            data-held={(here && held) || undefined}
            aria-current={here ? 'step' : undefined}
          >
            <span className={classes.name}>
              {here && held ? words.orders.status['on-hold'] : words.orders.status[stage]}
            </span>
            <span className={classes.when}>
              {instant !== null ? (
                <InstantText at={instant} />
              ) : stage === 'draft' ? (
                <DayText day={order.orderedDay} />
              ) : here ? (
                t($ => $.orderList.record.now)
              ) : passed ? (
                '·'
              ) : (
                t($ => $.orderList.record.notYet)
              )}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

/** -1 for a state beside the way. */
const placeOf = (status: OrderStatus | null): number => way.indexOf(status ?? 'void')
