import { useQuery } from '@tanstack/react-query'
import { minutesBetween } from '../../../../shared/kernel/instant.ts'
import { wholeNumber } from '../../../../shared/kernel/locale.ts'
import { openStatuses } from '../../../../shared/orders/openStatuses.ts'
import type { OrderStatus } from '../../../../shared/orders/status.ts'
import { KeyHint } from '../../../ui/KeyHint.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useDepot } from '../../../widgets/depot.tsx'
import { useDuration } from '../../../widgets/texts.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import classes from './StageStrip.module.css'

interface StageStripProps {
  chosen: readonly OrderStatus[]
  now: number
  onChoose: (status: OrderStatus) => void
}

/** The stages with how many stand at each, how many too long, and the oldest. Pressing one shows only these. */
export function StageStrip({ chosen, now, onChoose }: StageStripProps) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const duration = useDuration()
  const { depotId } = useDepot()
  const { data: board } = useQuery(api.orders.board.queryOptions({ input: { depotId } }))
  return (
    <fieldset className={classes.strip}>
      <legend className={classes.legend}>{t($ => $.orderList.stages)}</legend>
      {openStatuses.map((status, index) => {
        const stage = board?.find(each => each.status === status)
        const only = chosen.length === 1 && chosen[0] === status
        return (
          <button
            key={status}
            type="button"
            className={classes.stage}
            data-status={status}
            aria-pressed={only}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => onChoose(status)}
          >
            <span className={classes.line}>
              <span>{words.orders.status[status]}</span>
              <KeyHint keys={String(index + 1)} />
            </span>
            <span className={classes.line}>
              <strong className={classes.count}>{stage ? wholeNumber(stage.count, language) : '·'}</strong>
              {stage && stage.late > 0 ? <Tag tone="bad">{t($ => $.orderList.late, { count: stage.late })}</Tag> : null}
            </span>
            <span className={classes.small}>
              {stage === undefined || stage.oldestSince === null
                ? t($ => $.orderList.empty)
                : t($ => $.orderList.oldest, { age: duration(minutesBetween(stage.oldestSince, now)) })}
              {stage?.limitMinutes ? ` · ${t($ => $.orderList.limit, { age: duration(stage.limitMinutes) })}` : ''}
            </span>
          </button>
        )
      })}
    </fieldset>
  )
}
