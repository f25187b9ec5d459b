import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { wholeNumber } from '../../shared/kernel/locale.ts'
import { parseQuantity, quantityText } from '../../shared/kernel/quantity.ts'
import { useLanguage, useT } from './words.ts'

interface QuantityFieldProps {
  label: string
  /** Base units; null while nothing is typed. */
  value: number | null
  caseUnits: number
  onChange: (quantity: number | null) => void
  problem?: string | undefined
}

/** `12c 6b`: says at once what was understood, or how to type it. */
export function QuantityField({ label, value, caseUnits, onChange, problem }: QuantityFieldProps) {
  const t = useT()
  const language = useLanguage()
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? (value === null ? '' : quantityText(value, caseUnits))
  const parsed = shown.trim() === '' ? null : parseQuantity(shown, caseUnits)
  const misread = shown.trim() !== '' && parsed === null
  return (
    <TextInput
      label={label}
      value={shown}
      inputMode="text"
      maxLength={24}
      error={problem ?? (misread ? t($ => $.frame.quantity.notUnderstood) : null)}
      description={
        parsed === null
          ? t($ => $.frame.quantity.hint)
          : t($ => $.frame.quantity.means, {
              text: quantityText(parsed, caseUnits),
              units: wholeNumber(parsed, language),
            })
      }
      onChange={event => {
        const text = event.currentTarget.value
        setTyped(text)
        onChange(text.trim() === '' ? null : parseQuantity(text, caseUnits))
      }}
      onBlur={() => !misread && setTyped(null)}
    />
  )
}
