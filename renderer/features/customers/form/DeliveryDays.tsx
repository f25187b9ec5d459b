import { weekdayName } from '../../../../shared/kernel/locale.ts'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import classes from './CustomerEditor.module.css'
import { weekdays } from './weekdays.ts'

/** On which weekdays the customer is delivered; none is any day. */
export function DeliveryDays({ days, change }: { days: number; change: (days: number) => void }) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  return (
    <fieldset className={classes.days}>
      <legend>
        {words.errors.field.deliveryDays} <span className={classes.quiet}>{t($ => $.customers.form.daysHint)}</span>
      </legend>
      {weekdays.map(day => {
        const bit = 1 << (day - 1)
        return (
          <button
            key={day}
            type="button"
            className={classes.day}
            aria-pressed={(days & bit) !== 0}
            onClick={() => change(days ^ bit)}
          >
            {weekdayName(day, language)}
          </button>
        )
      })}
    </fieldset>
  )
}
