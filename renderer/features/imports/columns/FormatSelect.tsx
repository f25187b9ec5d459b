import { NativeSelect } from '@mantine/core'
import { DayOrder } from '../../../../shared/import/days.ts'
import type { Source } from '../../../../shared/import/mapping.ts'
import { DecimalMark } from '../../../../shared/import/numbers.ts'
import type { Target } from '../../../../shared/import/target.ts'
import { useT, useWords } from '../../../widgets/words.ts'

interface FormatSelectProps {
  target: Target
  source: Source
  name: string
  change: (source: Source) => void
}

/** How days, amounts and shares are written; nothing for a text. */
export function FormatSelect({ target, source, name, change }: FormatSelectProps) {
  const t = useT()
  const { columns } = useWords().wizard
  const label = t($ => $.wizard.columns.formatOf, { field: name })
  switch (target.type) {
    case 'text':
    case 'code':
    case 'weekdays':
    case 'yes-no':
    case 'choice':
      return null
    case 'day':
      return (
        <NativeSelect
          aria-label={label}
          value={source.days ?? 'ymd'}
          data={DayOrder.options.map(value => ({ value, label: columns.days[value] }))}
          onChange={event => {
            const days = DayOrder.options.find(one => one === event.currentTarget.value)
            if (days) change({ ...source, days })
          }}
        />
      )
    case 'share':
      return (
        <NativeSelect
          aria-label={label}
          value={source.percent ? 'percent' : 'share'}
          data={(['share', 'percent'] as const).map(value => ({ value, label: columns.share[value] }))}
          onChange={event => change({ ...source, percent: event.currentTarget.value === 'percent' })}
        />
      )
    case 'amount':
    case 'quantity':
      return (
        <NativeSelect
          aria-label={label}
          value={source.decimal ?? '.'}
          data={DecimalMark.options.map(value => ({ value, label: columns.decimal[value] }))}
          onChange={event => {
            const decimal = DecimalMark.options.find(one => one === event.currentTarget.value)
            if (decimal) change({ ...source, decimal })
          }}
        />
      )
  }
}
