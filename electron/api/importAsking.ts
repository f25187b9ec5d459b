import { knownKeys } from '../../db/importBatch.ts'
import type { ImportDraft } from '../../shared/imports/draft.ts'
import { type ImportDesk, importDeskOf } from '../workers/importDesk.ts'
import type { ImportAsk, ImportMaterial, ImportQuestions } from '../workers/importQuestion.ts'
import { TooMuchToRead } from '../workers/importSessionClient.ts'
import type { GivenFile } from '../workers/importTables.ts'
import type { Context } from './context.ts'
import type { Present } from './guards.ts'
import { importDraftOf } from './importDraft.ts'
import { refused } from './refusals.ts'

export type Importing = Context & { readonly person: Present }

/** Asks the thread that holds the tables of a draft. Refused where the draft is another one by now, or there is none. */
export async function askImport<A extends ImportAsk>(
  context: Importing,
  revision: number | null,
  ask: A,
  asked: ImportQuestions[A]['asked'],
): Promise<ImportQuestions[A]['answer']> {
  const draft = await importDraftOf(context.store.reader, context.person.id)
  if (draft.files.length === 0) throw refused('no-draft')
  if (revision !== null && revision !== draft.revision) throw refused('outdated')
  try {
    return await context.imports.session(context.person.id).ask(ask, asked, {
      key: `${draft.revision}:${context.imports.booksVersion()}`,
      material: () => materialOf(context, draft),
    })
  } catch (error) {
    if (error instanceof TooMuchToRead) throw refused('too-much')
    throw error
  }
}

/** The files of a draft that came in whole, with what was said about how they are written. */
export const givenFiles = (context: Importing, draft: ImportDraft): GivenFile[] =>
  draft.files
    .filter(({ whole }) => whole)
    .map(({ id, name }) => ({
      path: context.imports.files.pathOf(context.person.id, id),
      name,
      dialect: Object.assign({}, ...draft.tables.filter(word => word.file === name).map(({ dialect }) => dialect)),
    }))

async function materialOf(context: Importing, draft: ImportDraft): Promise<ImportMaterial> {
  const { reader } = context.store
  const { baseCurrency, depot } = await importingDesk(context)
  const known = await knownKeys(reader, depot.id)
  const { tables, profile, mapping, corrections, leftOut } = draft
  return {
    files: givenFiles(context, draft),
    draft: { tables, profile, mapping, corrections, leftOut },
    currency: baseCurrency,
    known: {
      customers: [...known.customers.keys()],
      products: [...known.products.keys()],
      references: [...known.references],
      people: [...known.people.keys()],
    },
  }
}

/** In whose name and where an import of this person is written. Refused where there is no depot yet. */
export async function importingDesk(context: Importing): Promise<ImportDesk> {
  const { store, person, now } = context
  const desk = await importDeskOf(store, context.identity(), { person, now })
  if (desk === 'noDepot') throw refused('not-here')
  return desk
}
