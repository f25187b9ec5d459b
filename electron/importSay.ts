import { leftReasons } from '../shared/import/account.ts'
import { importProblems } from '../shared/import/record.ts'
import type { ImportCounts } from '../shared/imports/contract.ts'
import type { Words } from '../shared/words/en.ts'
import { filled } from '../shared/words/filled.ts'
import type { MappingFault } from './mappingFaults.ts'

type ImportWords = Words['imports']

/** So many refused rows are said one by one. */
const mostSaid = 20

/** What came of an import, in sentences: each table, then the first refused rows. */
export function outcomeOf(words: ImportWords, { tables, rejected, rejectedTotal }: ImportCounts): readonly string[] {
  const accounts = tables.map(({ why, ...table }) => {
    const reason = leftReasons.find(each => each === why)
    return reason === undefined
      ? `${filled(words.table, table)}.`
      : filled(words.because, { said: filled(words.table, table), why: words.left[reason] })
  })
  const more = rejectedTotal - Math.min(mostSaid, rejected.length)
  return [
    ...accounts,
    ...rejected.slice(0, mostSaid).map(row => refusalOf(words, row)),
    ...(more > 0 ? [filled(words.more, { more })] : []),
    ...(rejected.some(({ row }) => row > 0) ? [words.counted] : []),
  ]
}

/** Why one row was not taken: where it stands, what is wrong, and what to do. */
export function refusalOf(words: ImportWords, row: ImportCounts['rejected'][number]): string {
  const known = importProblems.find(problem => problem === row.problem)
  const named = { ...row, field: row.column ?? row.field }
  const problem = filled(known === undefined ? row.problem : words.problem[known], named)
  return filled(row.row > 0 ? words.at : words.inFile, { ...named, problem })
}

/** What is wrong in a mapping file: where, what, and what to write instead. */
export function faultSentence(words: ImportWords, { where, what, values, wants }: MappingFault): string {
  const wanted = wants === undefined ? '' : words.mapping.kinds[wants]
  const said = filled(words.mapping[what], { ...values, wants: wanted })
  return where === '' ? said : filled(words.badMapping, { where, what: said })
}
