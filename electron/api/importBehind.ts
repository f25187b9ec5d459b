import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../shared/kernel/locale.ts'
import type { Words } from '../../shared/words/en.ts'
import { en } from '../../shared/words/en.ts'
import { fr } from '../../shared/words/fr.ts'
import { ht } from '../../shared/words/ht.ts'
import type { BehindTable } from '../workers/importQuestion.ts'

const catalogues: Record<Language, Words> = { en, fr, ht }

/** The rows that stayed behind as files to be mended: as they came, with what is wrong in a column of its own at the end. */
export function behindFiles(tables: readonly BehindTable[], language: Language): { name: string; text: string }[] {
  const words = catalogues[language]
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, columns, rows }) => ({
      name: `${words.wizard.done.refusedFile} ${title.replace(/\.[^.]+$/, '').replace(/[^\p{L}\p{N}._-]+/gu, ' ')}.csv`,
      text: stringify([
        [...columns, words.wizard.done.reason].map(harmless),
        ...rows.map(({ cells, problems }) => [
          ...columns.map((_column, at) => harmless(cells[at] ?? '')),
          problems.map(({ field, problem }) => sentence(words, field, problem)).join(' '),
        ]),
      ]),
    }))
}

/** What a spreadsheet would take for a formula stands behind an apostrophe; a number or a phone with its sign does not. */
const harmless = (text: string): string =>
  /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-][\d\s().,-]*$/.test(text)) ? `'${text}` : text

function sentence({ imports, wizard }: Words, field: string, problem: string): string {
  const fields: Readonly<Record<string, string>> = wizard.field
  const problems: Readonly<Record<string, string>> = imports.problem
  const name = fields[field] ?? field
  return `${name}: ${(problems[problem] ?? problem).replace('{{field}}', name)}`
}
