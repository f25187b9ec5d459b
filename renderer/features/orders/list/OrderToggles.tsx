import { everyOrder, type OrderFilter } from '../../../../shared/orders/filter.ts'
import { useT } from '../../../widgets/words.ts'
import classes from './OrderToggles.module.css'
import { allOpen } from './orderListKind.ts'

interface OrderTogglesProps {
  filter: OrderFilter
  show: (part: Partial<OrderFilter>) => void
}

/** What is asked most often, one press away: the stages of work, history too, the late ones. */
export function OrderToggles({ filter, show }: OrderTogglesProps) {
  const t = useT()
  const open = filter.statuses.length === allOpen.statuses.length
  return (
    <div className={classes.filters}>
      <Toggle pressed={open} keys="0" onPress={() => show({ statuses: allOpen.statuses })}>
        {t($ => $.orderList.allOpen)}
      </Toggle>
      <Toggle pressed={filter.statuses.length === 0} keys="9" onPress={() => show({ statuses: everyOrder.statuses })}>
        {t($ => $.orderList.everything)}
      </Toggle>
      <Toggle pressed={filter.late} keys="l" onPress={() => show({ late: !filter.late })}>
        {t($ => $.orderList.filters.lateOnly)}
      </Toggle>
    </div>
  )
}

interface ToggleProps {
  pressed: boolean
  keys: string
  onPress: () => void
  children: string
}

function Toggle({ pressed, keys, onPress, children }: ToggleProps) {
  return (
    <button type="button" className={classes.toggle} aria-pressed={pressed} aria-keyshortcuts={keys} onClick={onPress}>
      {children}
    </button>
  )
}
