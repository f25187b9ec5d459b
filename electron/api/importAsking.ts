import { companyMoney } from '../../db/company.ts'
import { listDepots } from '../../db/depots.ts'
import { knownKeys } from '../../db/importBatch.ts'
import type { ImportDraft } from '../../shared/imports/draft.ts'
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
  const { baseCurrency } = await companyMoney(reader)
  const depot = await depotOf(context)
  if (depot === null) throw refused('not-here')
  const known = await knownKeys(reader, depot)
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

/** The depot whose records come in: the computer's own, else the person's, else the first. */
async function depotOf(context: Importing): Promise<number | null> {
  const depots = await listDepots(context.store.reader)
  const own = context.identity().depotId ?? context.person.depotId
  return (depots.find(({ id }) => id === own) ?? depots[0])?.id ?? null
}
