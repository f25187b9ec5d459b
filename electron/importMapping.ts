import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { ZodError } from 'zod'
import { Mapping } from '../shared/import/mapping.ts'
import { profileFor } from '../shared/import/profiles.ts'
import { type AskedTable, type SuggestedMapping, suggestMapping } from '../shared/import/suggest.ts'
import { readTables } from './workers/readTables.ts'
import { UnreadableTable } from './workers/unreadable.ts'

/** Where in a mapping file something is wrong, and what: `take[0].fields.customer: …`. */
export interface MappingFault {
  readonly where: string
  readonly what: string
}

/** Reads a mapping file, or says what is wrong with it. */
export async function readMapping(file: string): Promise<Mapping | readonly MappingFault[]> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return [{ where: file, what: 'cannot be read' }]
  try {
    return Mapping.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof ZodError)
      return error.issues.map(({ path: at, message }) => ({ where: pathText(at), what: message }))
    return [{ where: file, what: error instanceof Error ? error.message : String(error) }]
  }
}

const pathText = (at: readonly PropertyKey[]): string =>
  at
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('') || '.'

/** A mapping to start from for every table of a folder, with what could not be read; `profile` is the ready-made one that fits. */
export async function suggestFor(
  folder: string,
): Promise<SuggestedMapping & { profile: string | null; unreadable: readonly { file: string; problem: string }[] }> {
  const names = (await readdir(folder)).filter(name => /\.(csv|tsv|txt|xlsx)$/i.test(name)).toSorted()
  const asked: AskedTable[] = []
  const unreadable: { file: string; problem: string }[] = []
  for (const name of names) {
    try {
      for (const { table } of (await readTables(path.join(folder, name), name)).sheets)
        asked.push({ name: aliasOf(table.sheet || name, asked), table, kind: null })
    } catch (error) {
      if (!(error instanceof UnreadableTable)) throw error
      unreadable.push({ file: name, problem: error.problem })
    }
  }
  const suggested = suggestMapping(asked, folderName(folder))
  return { ...suggested, profile: profileFor(asked.map(({ table }) => table)), unreadable }
}

/** What the folder is called; what only says how the files are written is no name. */
function folderName(folder: string): string {
  const own = path.basename(folder)
  return (
    (/^(csv|data|export|files|xlsx)$/i.test(own) ? path.basename(path.dirname(folder)) : own).slice(0, 80) || 'import'
  )
}

/** A short name of its own for a table in the mapping. */
function aliasOf(title: string, others: readonly AskedTable[]): string {
  const plain =
    title
      .replace(/\.[^.]+$/, '')
      .replace(/[^\p{L}\p{N}]+/gu, '_')
      .slice(0, 60) || 'table'
  let alias = plain
  for (let count = 2; others.some(({ name }) => name === alias); count += 1) alias = `${plain}_${count}`
  return alias
}
