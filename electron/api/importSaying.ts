import { listRemembered } from '../../db/importMemory.ts'
import type { ImportDraft, TableWord } from '../../shared/imports/draft.ts'
import type { Said } from '../../shared/imports/preparing.ts'
import { recognised } from '../../shared/imports/remembered.ts'
import { askImport, type Importing } from './importAsking.ts'
import { changeImportDraft } from './importDraft.ts'
import { refused } from './refusals.ts'

/** Puts what somebody says into the draft. Another word about a table makes what was said of its columns void. */
export async function whatIsSaid(context: Importing, said: Said): Promise<ImportDraft> {
  const known = said.known === undefined ? null : await knownMapping(context, said.known)
  return changeImportDraft(context, before => {
    const { table, profile, mapping, step } = said
    if (before.files.length === 0) throw refused('no-draft')
    return {
      ...before,
      ...(table ? { tables: withWord(before.tables, table), mapping: null } : {}),
      ...(profile === undefined ? {} : { profile }),
      ...(mapping === undefined ? {} : { mapping }),
      ...(known ? { mapping: known } : {}),
      ...(step ? { step } : {}),
    }
  })
}

async function knownMapping(context: Importing, id: string) {
  const remembered = (await listRemembered(context.store.reader)).filter(one => one.id === id)
  const { sheets } = await askImport(context, null, 'tables', {})
  const found = recognised(
    remembered,
    sheets.filter(({ problem, use }) => problem === null && use !== 'left'),
  )
  if (!found) throw refused('no-draft')
  return found.mapping
}

const withWord = (words: readonly TableWord[], word: TableWord): TableWord[] => [
  ...words.filter(({ file, sheet }) => file !== word.file || sheet !== word.sheet),
  word,
]
