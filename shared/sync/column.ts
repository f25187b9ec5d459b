/** How a column is kept in SQLite, in PostgreSQL and on the wire. */
export type ColumnKind = 'integer' | 'text' | 'boolean' | 'day' | 'instant' | 'money' | 'reference' | 'choice' | 'json'

/** Who may read a column beside the people of its scope: `personal` stays out of logs, `secret` never reaches a screen either. */
export type Privacy = 'open' | 'personal' | 'secret'

export interface Column<T = unknown> {
  /** The column's number on the wire: given once, never used again for something else. */
  readonly number: number
  readonly kind: ColumnKind
  readonly nullable: boolean
  readonly choices: readonly string[] | null
  /** The table whose ids it holds. */
  readonly target: string | null
  readonly privacy: Privacy
  /** Carries the type only; never has a value. */
  readonly type?: T
}

type Options = { readonly privacy?: Privacy }

/** A whole number: a count, minutes, basis points, base units. */
export const integer = (number: number): Column<number> => column(number, 'integer', {})
export const text = (number: number, options: Options = {}): Column<string> => column(number, 'text', options)
/** 0 or 1, as SQLite keeps it. */
export const boolean = (number: number): Column<0 | 1> => column(number, 'boolean', {})
export const day = (number: number): Column<string> => column(number, 'day', {})
export const instant = (number: number): Column<number> => column(number, 'instant', {})
/** Whole minor units. */
export const money = (number: number): Column<number> => column(number, 'money', {})
export const reference = (number: number, target: string): Column<number> =>
  column(number, 'reference', {}, null, target)
/** JSON text, read and written whole. */
export const json = (number: number): Column<string> => column(number, 'json', {})
export const choice = <const C extends readonly string[]>(number: number, choices: C): Column<C[number]> =>
  column(number, 'choice', {}, choices)
export const nullable = <T>(of: Column<T>): Column<T | null> => ({ ...of, nullable: true })

function column<T>(
  number: number,
  kind: ColumnKind,
  options: Options,
  choices: readonly string[] | null = null,
  target: string | null = null,
): Column<T> {
  return { number, kind, nullable: false, choices, target, privacy: options.privacy ?? 'open' }
}
