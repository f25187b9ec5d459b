import { PasswordInput, Select, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { issueAt } from './errorSentence.ts'
import { useWords } from './words.ts'

interface FieldProps {
  /** The field as the call names it: an issue about it stands below, in a sentence. */
  name: string
  label: string
  hint?: string
  value: string
  onChange: (value: string) => void
  /** The error of the call that was tried. */
  error?: unknown
  /** A sentence of the form's own, where the call has none. */
  problem?: string | undefined
  required?: boolean
  autoFocus?: boolean
  maxLength?: number
  autoComplete?: string
  disabled?: boolean
  onKeyDown?: (event: KeyboardEvent) => void
}

export function TextField(props: FieldProps) {
  return <TextInput {...useInput(props)} />
}

export function PasswordField(props: FieldProps) {
  return <PasswordInput {...useInput(props)} visibilityToggleButtonProps={{ 'aria-hidden': true }} />
}

interface ChoiceFieldProps extends FieldProps {
  choices: readonly { value: string; label: string }[]
  searchable?: boolean
}

export function ChoiceField({ choices, searchable = false, ...props }: ChoiceFieldProps) {
  const { onChange: _onChange, maxLength: _maxLength, ...input } = useInput(props)
  return (
    <Select
      {...input}
      data={[...choices]}
      searchable={searchable}
      allowDeselect={false}
      onChange={value => value !== null && props.onChange(value)}
    />
  )
}

function useInput(props: FieldProps) {
  const words = useWords()
  return {
    label: props.label,
    description: props.hint ?? null,
    value: props.value,
    error: props.problem ?? issueAt(props.error, props.name, words) ?? null,
    withAsterisk: false,
    required: props.required ?? false,
    // A dialog looks for the attribute, a page for React's own.
    'data-autofocus': props.autoFocus ?? false,
    autoFocus: props.autoFocus ?? false,
    ...(props.autoFocus ? { ref: focusOnce } : {}),
    autoComplete: props.autoComplete ?? 'off',
    maxLength: props.maxLength ?? 500,
    disabled: props.disabled ?? false,
    ...(props.onKeyDown ? { onKeyDown: props.onKeyDown } : {}),
    onChange: (event: { currentTarget: { value: string } }) => props.onChange(event.currentTarget.value),
  }
}

/** Somebody can type at once, on a page as in a dialog; what stands there already gives way, as it does after Tab. */
function focusOnce(field: HTMLInputElement | null): void {
  field?.focus()
  field?.select()
}
