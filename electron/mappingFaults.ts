import type { ZodError } from 'zod'
import { type Mapping, type Source, sourceOf } from '../shared/import/mapping.ts'
import { type Target, targetsOf } from '../shared/import/target.ts'
import { chosen } from '../shared/import/words.ts'
import type { Words } from '../shared/words/en.ts'

type FaultWords = Words['imports']['mapping']

/** Where in a mapping file something is wrong, and what to do about it: a sentence by its name, and what it names. */
export interface MappingFault {
  readonly where: string
  readonly what: Exclude<keyof FaultWords, 'kinds'>
  readonly values: Readonly<Record<string, string | number>>
  /** What has to stand there; its name is a word of the catalogue. */
  readonly wants?: keyof FaultWords['kinds']
}

type Found = ZodError['issues'][number]

/** What the reader of mappings found wrong, as a person who wrote the file would be told. `given` is the file's own content. */
export const faultsOf = (issues: readonly Found[], given: unknown): MappingFault[] =>
  issues.flatMap(issue => faultOf(issue, given, []))

function faultOf(issue: Found, given: unknown, above: readonly PropertyKey[]): MappingFault[] {
  const path = [...above, ...issue.path]
  const value = valueAt(given, path)
  const where = pathText(path)
  const fault = (what: MappingFault['what'], values: MappingFault['values'] = {}): MappingFault[] => [
    { where, what, values },
  ]
  const wanted = (wants: MappingFault['wants']): MappingFault[] => [
    {
      where,
      what: value === undefined ? 'missing' : 'wrongKind',
      values: { given: shown(value) },
      ...(wants && { wants }),
    },
  ]
  switch (issue.code) {
    case 'invalid_union': {
      // A column, or a block that says how to come by the text: whoever wrote a block meant one.
      const block = typeof value === 'object' && value !== null && !Array.isArray(value)
      const branch = block ? issue.errors.find(errors => errors.some(({ code }) => code !== 'invalid_type')) : undefined
      return branch ? branch.flatMap(one => faultOf(one, given, path)) : wanted('column')
    }
    case 'invalid_value':
      return value === undefined
        ? fault('missingChoice', { choices: listed(issue.values.map(String)) })
        : fault('notOneOf', { given: shown(value), choices: listed(issue.values.map(String)) })
    case 'unrecognized_keys':
      return fault('unknownKey', { keys: issue.keys.join(', ') })
    case 'too_small':
      return value === '' ? fault('empty') : fault('tooFew', { least: Number(issue.minimum) })
    case 'too_big':
      return fault('tooMany', { most: Number(issue.maximum) })
    case 'invalid_type':
      return wanted(kindOf[issue.expected] ?? 'other')
    default:
      return wanted('other')
  }
}

/** What no form can see: fields that there are not, fields out of nothing, words that are none of a field's, tables that nobody named. */
export const meaningFaults = (mapping: Mapping): MappingFault[] =>
  mapping.take.flatMap((take, at): MappingFault[] => {
    const targets = targetsOf(take.kind)
    const known = targets.map(({ field }) => field)
    const strangers = Object.keys(take.fields).filter(field => !known.includes(field))
    const tables = [take.table, ...(take.lines ? [take.lines.table] : []), ...take.joins.map(({ table }) => table)]
    return [
      ...strangers.map(field => ({
        where: `take[${at}].fields`,
        what: 'noField' as const,
        values: { field, kind: take.kind, fields: known.join(', ') },
      })),
      ...targets.flatMap(target => {
        const given = take.fields[target.field]
        return given === undefined ? [] : sourceFaults(target, sourceOf(given), `take[${at}].fields.${target.field}`)
      }),
      ...tables
        .filter(table => !Object.hasOwn(mapping.tables, table))
        .map(table => ({
          where: `take[${at}]`,
          what: 'noTable' as const,
          values: { table, tables: Object.keys(mapping.tables).join(', ') },
        })),
    ]
  })

function sourceFaults(target: Target, source: Source, where: string): MappingFault[] {
  const { column, columns, constant, empty, otherwise, values = {} } = source
  if ([column, columns, constant, empty].every(each => each === undefined))
    return [{ where, what: 'missing', values: {}, wants: 'column' }]
  const { choices } = target
  if (!choices) return []
  const meant: readonly (readonly [string, string | undefined])[] = [
    ...Object.entries(values).map(([word, meaning]) => [`values.${word}`, meaning] as const),
    ['otherwise', otherwise],
    // What stands in every row, or where nothing does, may be a word of the table.
    ...(Object.keys(values).length === 0
      ? ([
          ['constant', constant],
          ['empty', empty],
        ] as const)
      : []),
  ]
  return meant.flatMap(([place, word]) =>
    word === undefined || word === '' || chosen(word, choices) !== null
      ? []
      : [{ where: `${where}.${place}`, what: 'notOneOf', values: { given: shown(word), choices: listed(choices) } }],
  )
}

/** Words as they stand; signs in quotation marks, so that a comma is seen. */
const listed = (choices: readonly string[]): string =>
  choices.map(choice => (/^[\w-]+$/.test(choice) ? choice : JSON.stringify(choice))).join(', ')

const kindOf: Readonly<Record<string, MappingFault['wants']>> = {
  string: 'text',
  number: 'number',
  boolean: 'yesNo',
  array: 'list',
  object: 'block',
  record: 'block',
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    given,
  )
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? ''
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const pathText = (at: readonly PropertyKey[]): string =>
  at
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('')
