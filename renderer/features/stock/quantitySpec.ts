import { type PackedUnit, parseQuantity, quantityText } from '../../../shared/kernel/quantity.ts'
import type { TextSpec } from '../../widgets/form/field.ts'

/** A quantity typed as `12c 6b`, kept in base units; `none` lets 0 stand for nothing there. */
export function quantitySpec<T, K extends keyof T & string>(
  name: K,
  { caseUnits, units }: { caseUnits: number; units: readonly PackedUnit[] },
  { hint, none = false }: { hint: string; none?: boolean },
): TextSpec<T> {
  return {
    name,
    hint,
    input: 'text',
    most: 24,
    show: record => {
      const value: unknown = record[name]
      return typeof value === 'number' ? quantityText(value, caseUnits) : ''
    },
    read: (record, text) => {
      if (text.trim() === '') return { problem: 'required' }
      const value = none && /^0+\s*\p{L}*$/u.test(text.trim()) ? 0 : parseQuantity(text, caseUnits, units)
      return value === null ? { problem: 'not-a-quantity' } : { record: { ...record, [name]: value } }
    },
  }
}
