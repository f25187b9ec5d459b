import { Switch, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../../shared/errors.ts'
import { dayAt } from '../../../shared/kernel/day.ts'
import { useDepot } from '../depot.tsx'
import { fieldName, issueAt } from '../errorSentence.ts'
import { ChoiceField, PasswordField, TextField } from '../TextField.tsx'
import { useLanguage, useWords } from '../words.ts'
import type { FieldSpec, TextSpec } from './field.ts'
import { Weekdays } from './Weekdays.tsx'

interface FieldInputProps<T, F extends FieldSpec<T> = FieldSpec<T>> {
  field: F
  record: T
  change: (record: T) => void
  /** Whether what stands in the field can be read. */
  readable: (name: string, well: boolean) => void
  error: unknown
  autoFocus?: boolean
}

export function FieldInput<T>(props: FieldInputProps<T>) {
  const { field, record, change, error, autoFocus = false } = props
  const words = useWords()
  const label = field.label ?? fieldName(field.name, words)
  switch (field.input) {
    case 'choice':
      return (
        <ChoiceField
          name={field.name}
          label={label}
          {...(field.hint === undefined ? {} : { hint: field.hint })}
          value={field.show(record)}
          error={error}
          autoFocus={autoFocus}
          searchable={field.choices.length > 12}
          choices={field.choices}
          onChange={value => change(field.read(record, value))}
        />
      )
    case 'switch':
      return (
        <Switch
          style={{ alignSelf: 'center' }}
          label={label}
          checked={field.show(record)}
          error={issueAt(error, field.name, words) ?? null}
          onChange={event => change(field.read(record, event.currentTarget.checked))}
        />
      )
    case 'weekdays':
      return (
        <Weekdays
          label={label}
          days={field.show(record)}
          error={issueAt(error, field.name, words)}
          change={days => change(field.read(record, days))}
        />
      )
    case 'text':
    case 'long':
    case 'password':
      return <TypedInput {...props} field={field} label={label} />
  }
}

function TypedInput<T>(props: FieldInputProps<T, TextSpec<T>> & { label: string }) {
  const { field, record, change, readable, error } = props
  const words = useWords()
  const language = useLanguage()
  const { timeZone } = useDepot()
  const typing = { language, today: dayAt(Date.now(), timeZone) }
  const [typed, setTyped] = useState(() => field.show(record, typing))
  const [problem, setProblem] = useState<Problem | null>(null)
  const type = (text: string): void => {
    setTyped(text)
    const reading = field.read(record, text, typing)
    setProblem('problem' in reading ? reading.problem : null)
    readable(field.name, !('problem' in reading))
    if ('record' in reading) change(reading.record)
  }
  const common = {
    name: field.name,
    label: props.label,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
    value: typed,
    error,
    problem: problem === null ? undefined : words.errors.problem[problem],
    autoFocus: props.autoFocus ?? false,
    maxLength: field.most,
    onChange: type,
  }
  if (field.input === 'password') return <PasswordField {...common} autoComplete="new-password" />
  if (field.input === 'text') return <TextField {...common} />
  return (
    <Textarea
      label={props.label}
      autosize
      minRows={2}
      maxLength={field.most}
      value={typed}
      error={common.problem ?? issueAt(error, field.name, words) ?? null}
      onChange={event => type(event.currentTarget.value)}
    />
  )
}
