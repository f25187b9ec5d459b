import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Mapping } from '../shared/import/mapping.ts'
import { profileFor } from '../shared/import/profiles.ts'
import { type AskedTable, type SuggestedMapping, suggestMapping } from '../shared/import/suggest.ts'
import { notPlaced } from './importPlaces.ts'
import { faultsOf, type MappingFault, meaningFaults } from './mappingFaults.ts'
import { readTables } from './workers/readTables.ts'
import { UnreadableTable } from './workers/unreadable.ts'

/** Reads a mapping file, or says what is wrong with it. */
export async function readMapping(file: string): Promise<Mapping | readonly MappingFault[]> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return [{ where: file, what: 'unreadable', values: {} }]
  const given = parsed(text.replace(/^\uFEFF/, ''))
  if ('line' in given) return [{ where: file, what: 'notJson', values: { line: given.line } }]
  const { data, error } = Mapping.safeParse(given.value)
  if (error) return faultsOf(error.issues, given.value)
  const faults = meaningFaults(data)
  return faults.length === 0 ? data : faults
}

/** What stands in the file, or the line in which it stops being JSON. */
function parsed(text: string): { value: unknown } | { line: number } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return { line: text.slice(0, at === undefined ? text.length : Number(at)).split('\n').length }
  }
}

export interface FolderSuggestion extends SuggestedMapping {
  /** How many tables there are. */
  readonly tables: number
  /** The ready-made reading that fits. */
  readonly profile: string | null
  readonly unreadable: readonly { readonly file: string; readonly problem: string }[]
  readonly notPlaced: ReturnType<typeof notPlaced>
}

/** A mapping to start from for every table of a folder, with what could not be read and what it leaves. */
export async function suggestFor(folder: string): Promise<FolderSuggestion> {
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
  const profile = profileFor(asked.map(({ table }) => table))
  return { ...suggested, tables: asked.length, profile, unreadable, notPlaced: notPlaced(suggested.mapping, asked) }
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
