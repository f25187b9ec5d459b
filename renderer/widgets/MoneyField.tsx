import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { amountText } from '../../shared/kernel/locale.ts'
import { type Minor, parseMinor } from '../../shared/kernel/money.ts'
import { useLanguage, useWords } from './words.ts'

interface MoneyFieldProps {
  label: string
  value: Minor | null
  onChange: (minor: Minor | null) => void
  /** After the amount: the currency. */
  unit?: string
  hint?: string
  problem?: string | undefined
  disabled?: boolean
}

/** An amount as people write it: `1 150,50` or `1,150.50`. Null where it is empty or no amount. */
export function MoneyField({ label, value, onChange, unit, hint, problem, disabled = false }: MoneyFieldProps) {
  const words = useWords()
  const language = useLanguage()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (value === null ? '' : amountText(value, language))
  const misread = shown.trim() !== '' && parseMinor(shown) === null
  return (
    <TextInput
      label={label}
      description={hint ?? null}
      value={shown}
      inputMode="decimal"
      maxLength={24}
      disabled={disabled}
      rightSection={unit === undefined ? null : <span>{unit}</span>}
      rightSectionWidth={unit === undefined ? 0 : 48}
      error={problem ?? (misread ? words.errors.problem['not-an-amount'] : null)}
      onChange={event => {
        const text = event.currentTarget.value
        setTyped(text)
        onChange(text.trim() === '' ? null : parseMinor(text))
      }}
      onBlur={() => !misread && setTyped(null)}
    />
  )
}
