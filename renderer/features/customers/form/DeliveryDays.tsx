import { Weekdays } from '../../../widgets/form/Weekdays.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from './CustomerEditor.module.css'

/** On which weekdays the customer is delivered; none is any day. */
export function DeliveryDays({ days, change }: { days: number; change: (days: number) => void }) {
  const t = useT()
  const words = useWords()
  return (
    <div className={classes.days}>
      <Weekdays
        label={
          <>
            {words.errors.field.deliveryDays} <span className={classes.quiet}>{t($ => $.customers.form.daysHint)}</span>
          </>
        }
        days={days}
        change={change}
      />
    </div>
  )
}
