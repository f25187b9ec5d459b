import { type Mapping, type Source, sourceOf, type Take } from '../../../../shared/import/mapping.ts'
import { targetsOf } from '../../../../shared/import/target.ts'

/** What a mapping says of a field; undefined where it says nothing. */
export const sourceAt = (take: Take, field: string): Source | undefined => {
  const given = take.fields[field]
  return given === undefined ? undefined : sourceOf(given)
}

/** The columns that a field is made of. */
export const columnsOf = (source: Source | undefined): readonly string[] =>
  source?.columns ?? (source?.column === undefined ? [] : [source.column])

/** The mapping with another source for a field; one that says nothing is taken out. */
export function withSource(mapping: Mapping, at: number, field: string, source: Source): Mapping {
  const take = mapping.take[at]
  if (!take) return mapping
  const { [field]: _before, ...others } = take.fields
  return withTake(mapping, at, { ...take, fields: saysNothing(source) ? others : { ...others, [field]: source } })
}

export const withTake = (mapping: Mapping, at: number, take: Take): Mapping => ({
  ...mapping,
  take: mapping.take.map((one, index) => (index === at ? take : one)),
})

/** A source of these columns, the rest as it was. What was said about another column's words is forgotten. */
export function withColumns(source: Source | undefined, columns: readonly string[]): Source {
  const { column: _column, columns: _columns, constant, values, otherwise, ...rest } = source ?? {}
  const same = columnsOf(source)[0] === columns[0]
  const empty = rest.empty ?? constant
  const [first, ...more] = columns
  const said = {
    ...rest,
    ...(same && values ? { values } : {}),
    ...(same && otherwise !== undefined ? { otherwise } : {}),
  }
  if (first === undefined) return empty === undefined ? {} : { constant: empty }
  return {
    ...said,
    ...(empty === undefined ? {} : { empty }),
    ...(more.length > 0 ? { columns: [...columns], separator: source?.separator ?? ' ' } : { column: first }),
  }
}

/** The same with a text for where the table says nothing: for every row where there is no column. */
export function withEmpty(source: Source | undefined, text: string): Source {
  const { empty: _empty, constant: _constant, ...rest } = source ?? {}
  if (text === '') return rest
  return columnsOf(source).length > 0 ? { ...rest, empty: text } : { constant: text }
}

export const emptyOf = (source: Source | undefined): string => source?.empty ?? source?.constant ?? ''

/** The fields that are needed and come from nowhere, over all that is taken. */
export const neededFields = (mapping: Mapping): readonly string[] =>
  mapping.take.flatMap(take =>
    targetsOf(take.kind)
      .filter(({ field, required }) => required && !isGiven(take, field))
      .map(({ field }) => field),
  )

const isGiven = (take: Take, field: string): boolean => {
  const source = sourceAt(take, field)
  return columnsOf(source).length > 0 || emptyOf(source) !== ''
}

const saysNothing = (source: Source): boolean => columnsOf(source).length === 0 && source.constant === undefined
