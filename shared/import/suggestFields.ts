import { type ColumnLook, valueScore } from './columnLook.ts'
import { headingScore, headingWords } from './headingMatch.ts'
import type { ImportKind } from './kind.ts'
import type { Source } from './mapping.ts'
import { synonyms } from './synonyms.ts'
import { type Target, targetsOf } from './target.ts'
import { chosen } from './words.ts'

export interface FieldSuggestion {
  readonly field: string
  readonly column: string
  /** 0…1. */
  readonly confidence: number
}

/** Below this a heading and its values say too little. */
const least = 0.35

/** The columns that fit the fields of a kind best, each field one column; a column may stand for two fields only as its name and its code. */
export function suggestFields(
  kind: ImportKind,
  columns: readonly ColumnLook[],
  only: (field: string) => boolean = () => true,
): readonly FieldSuggestion[] {
  const scored = targetsOf(kind)
    .filter(({ field }) => only(field))
    .flatMap(target =>
      columns.map(column => ({
        field: target.field,
        column: column.heading,
        confidence: fitness(kind, target, column),
      })),
    )
    .filter(({ confidence }) => confidence >= least)
    .toSorted((a, b) => b.confidence - a.confidence)
  const fields = new Map<string, FieldSuggestion>()
  const taken = new Map<string, string>()
  for (const one of scored) {
    if (fields.has(one.field)) continue
    const other = taken.get(one.column)
    if (other !== undefined && !(mayShare(other, one.field) && one.confidence > 0.6)) continue
    fields.set(one.field, one)
    if (other === undefined) taken.set(one.column, one.field)
  }
  return [...fields.values()]
}

/** How a column is read for a field, with what was found about it said outright, so that a person sees and can change it. */
export function sourceFor(target: Target, column: ColumnLook): string | Source {
  switch (target.type) {
    case 'day':
      return column.order.votes.ymd > 0 && column.order.order === 'ymd'
        ? column.heading
        : { column: column.heading, days: column.order.order }
    case 'amount':
    case 'quantity':
      return column.decimal.decimal === ',' ? { column: column.heading, decimal: ',' } : column.heading
    case 'share':
      return { column: column.heading, decimal: column.decimal.decimal, percent: isPercent(column) }
    case 'choice':
      return choiceSource(target, column)
    case 'text':
    case 'code':
    case 'yes-no':
    case 'weekdays':
      return column.heading
  }
}

function fitness(kind: ImportKind, target: Target, column: ColumnLook): number {
  const named = headingScore(column.heading, synonyms[kind][target.field] ?? [])
  if (named === 0) return 0
  const fits =
    target.type === 'choice' && target.fallback === undefined
      ? understood(target, column)
      : valueScore(column, target.type)
  const filled = target.required ? 0.4 + 0.6 * column.filled : 1
  const bare = headingWords(column.heading)
  // A lone `id` or `name` is the key or name of its own table, and stands behind whatever says more.
  const modest = bare === 'id' || bare === 'name' ? 0.8 : 1
  // A number is nobody's name, whatever stands before it: `line item id`, or how long the name is.
  const isNumber = /(?:^| )(?:id|no|number|key)$/.test(bare) || (column.numbers === 1 && bare !== 'name')
  const nameless = /name|category/i.test(target.field) && isNumber ? 0.4 : 1
  return named * (0.15 + 0.85 * fits) * filled * modest * nameless
}

const pairs: readonly (readonly [string, string])[] = [
  ['customer', 'customerName'],
  ['line.sku', 'line.name'],
  ['code', 'name'],
  ['sku', 'name'],
]
const mayShare = (one: string, other: string): boolean =>
  pairs.some(([a, b]) => (one === a && other === b) || (one === b && other === a))

const isPercent = ({ samples, decimal }: ColumnLook): boolean =>
  samples.some(text => !text.includes('%') && Number(decimal.decimal === ',' ? text.replace(',', '.') : text) > 1)

/** The share of the words that are understood as one of the choices. */
const understood = ({ choices = [] }: Target, { samples }: ColumnLook): number =>
  samples.length === 0 ? 0 : samples.filter(text => chosen(text, choices) !== null).length / samples.length

/**
 * Every word that was found with what it seems to mean; what is not understood becomes the fallback, or is left for a person to say. A language
 * has no word for others: whoever would be written to in the wrong one would never know.
 */
function choiceSource(target: Target, column: ColumnLook): Source {
  const choices = target.choices ?? []
  const others = target.field === 'language' ? undefined : target.fallback
  const values = Object.fromEntries(
    column.samples.slice(0, 40).flatMap(text => {
      const choice = chosen(text, choices) ?? others
      return choice === undefined ? [] : [[text, choice]]
    }),
  )
  return { column: column.heading, values, ...(others === undefined ? {} : { otherwise: others }) }
}
