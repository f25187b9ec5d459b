import { NativeSelect, TextInput } from '@mantine/core'
import type { Target } from '../../../../shared/import/target.ts'
import { useChoiceName } from './useChoiceName.ts'

interface ChoiceSelectProps {
  target: Target
  label: string
  value: string
  change: (text: string) => void
}

/** A text of a field: one of its choices where it has some, else typed. */
export function ChoiceSelect({ target, label, value, change }: ChoiceSelectProps) {
  const nameOf = useChoiceName()
  const choices = target.type === 'yes-no' ? ['yes', 'no'] : target.choices
  if (choices)
    return (
      <NativeSelect
        aria-label={label}
        value={value}
        data={[{ value: '', label: '' }, ...choices.map(choice => ({ value: choice, label: nameOf(target, choice) }))]}
        onChange={event => change(event.currentTarget.value)}
      />
    )
  return (
    <TextInput aria-label={label} value={value} maxLength={500} onChange={event => change(event.currentTarget.value)} />
  )
}
