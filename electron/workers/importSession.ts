import type { ImportContext } from '../../shared/import/context.ts'
import type { Mapping } from '../../shared/import/mapping.ts'
import { profileFor } from '../../shared/import/profiles.ts'
import { suggestKinds, suggestMapping } from '../../shared/import/suggest.ts'
import { tableTitle } from '../../shared/import/table.ts'
import type { TableUse } from '../../shared/imports/draft.ts'
import { namedTables, type Prepared, prepared } from '../../shared/imports/prepared.ts'
import type { ReadSheet } from '../../shared/imports/reading.ts'
import { wordsOf } from '../../shared/imports/wordsOf.ts'
import type { ImportAsk, ImportMaterial, ImportQuestions } from './importQuestion.ts'
import { type FoundTable, importTables } from './importTables.ts'

/** Answers one question about the material given last. */
export type Answers = { [A in ImportAsk]: (asked: ImportQuestions[A]['asked']) => ImportQuestions[A]['answer'] }

const sampleRows = 8

/** Holds the tables of one import that is being prepared. Meant for a thread of its own: a big table takes a second to look through. */
export function importSession(): (material: ImportMaterial) => Promise<Answers> {
  const read = importTables()
  return async material => answersFrom(material, await read(material.files))
}

function answersFrom(material: ImportMaterial, found: readonly FoundTable[]): Answers {
  const { draft } = material
  const readable = found.filter(({ problem }) => problem === null)
  const tables = readable.map(({ table }) => table)
  const suggested = once(() =>
    suggestMapping(
      readable.map(({ file, sheet, table }, at) => ({
        name: nameOf({ file, sheet }, at),
        table,
        kind: draft.tables.find(word => word.file === file && word.sheet === sheet)?.use ?? null,
      })),
      titled(readable[0]?.file ?? ''),
    ),
  )
  const laid = once(() => prepared(draft, tables, contextOf(material)))
  const ready = (): Prepared => {
    const now = laid()
    if (!now) throw new Error('nobody has said yet what becomes what')
    return now
  }
  return {
    tables: () => ({
      sheets: found.map(one => sheetOf(one, useIn(suggested().mapping, one, draft))),
      profile: profileFor(tables),
    }),
    suggest: () => {
      const { mapping, fields } = suggested()
      return { mapping, fields: fields.map(({ take, field, confidence }) => ({ take, field, confidence })) }
    },
    words: asked => wordsOf(draft.mapping, draft.mapping ? namedTables(draft.mapping, tables) : {}, asked),
    samples: () => laid()?.samples() ?? [],
    check: () => laid()?.check ?? null,
    rows: ({ filter, offset, limit, ...place }) => ready().rows(place, { filter, offset, limit }),
    nextProblem: ({ filter, row, column, ...place }) => ready().nextProblem(place, { filter, row, column }),
    row: ({ row, ...place }) => ready().row(place, row),
    same: ({ row, column, ...place }) => ready().same(place, row, column),
    behind: () =>
      ready().tables.map(({ table, problems }) => ({
        title: tableTitle(table),
        columns: table.columns,
        rows: [...problems]
          .toSorted(([a], [b]) => a - b)
          .map(([row, found]) => ({
            cells: table.rows[row - 1] ?? [],
            problems: found.map(({ field, problem }) => ({ field, problem })),
          })),
      })),
  }
}

const contextOf = ({ currency, known }: ImportMaterial): ImportContext => ({
  currency,
  known: {
    customers: new Set(known.customers),
    products: new Set(known.products),
    references: new Set(known.references),
    people: new Set(known.people),
  },
})

/** What a table is brought in as: as somebody said, else as it is used in what is suggested. */
function useIn(mapping: Mapping, { file, sheet }: FoundTable, draft: ImportMaterial['draft']): TableUse {
  const said = draft.tables.find(word => word.file === file && word.sheet === sheet)?.use
  if (said) return said
  const here = Object.entries(mapping.tables).find(([, one]) => one.file === file && (one.sheet ?? '') === sheet)?.[0]
  const own = mapping.take.find(({ table }) => table === here)
  if (own) return own.kind
  const looked = mapping.take.flatMap(({ joins, lines }) => [...joins, ...(lines ? [lines, ...lines.joins] : [])])
  return looked.some(({ table }) => table === here) ? 'helper' : 'left'
}

function sheetOf(found: FoundTable, use: TableUse): ReadSheet {
  const { file, sheet, format, dialect, table, ragged, problem, problemRow } = found
  return {
    file,
    sheet,
    format,
    dialect,
    columns: [...table.columns],
    rows: table.rows.reduce((count, cells) => count + (cells.length > 0 ? 1 : 0), 0),
    sample: table.rows
      .filter(cells => cells.length > 0)
      .slice(0, sampleRows)
      .map(cells => cells.map(short)),
    ragged,
    problem,
    problemRow,
    use: problem === null ? use : 'left',
    guessed: problem === null ? [...suggestKinds(table)] : [],
  }
}

/** A name for the mapping: short, and its own. */
const nameOf = ({ file, sheet }: Pick<FoundTable, 'file' | 'sheet'>, at: number): string =>
  `${(sheet === '' ? titled(file) : sheet).replace(/\W+/g, '_').slice(0, 40)}_${at + 1}`

const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)

/** A file's name without its ending. */
const titled = (file: string): string => file.replace(/\.[^.]+$/, '').slice(0, 80) || 'import'

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
