import type { FieldValue } from './fieldText.ts'

/** The fields of a row by name, each as what it is. */
export interface Values {
  text(field: string): string
  number(field: string): number | null
  yes(field: string, otherwise: boolean): boolean
  /** One of the choices; the first where the table says nothing. */
  choice<T extends string>(field: string, choices: readonly [T, ...T[]]): T
  choiceOrNull<T extends string>(field: string, choices: readonly T[]): T | null
}

export function valuesOf(fields: ReadonlyMap<string, FieldValue>): Values {
  const choiceOrNull = <T extends string>(field: string, choices: readonly T[]): T | null => {
    const word = fields.get(field)
    return choices.find(choice => choice === word) ?? null
  }
  return {
    text: field => String(fields.get(field) ?? ''),
    number: field => {
      const value = fields.get(field)
      return typeof value === 'number' ? value : null
    },
    yes: (field, otherwise) => {
      const value = fields.get(field)
      return typeof value === 'boolean' ? value : otherwise
    },
    choice: (field, choices) => choiceOrNull(field, choices) ?? choices[0],
    choiceOrNull,
  }
}
