import { dayAt } from '../../shared/kernel/day.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import type { ListQuestion } from '../../shared/lists/list.ts'
import type { PaperChoice, PaperFile } from '../../shared/print/contract.ts'
import { mostRows } from '../print/paper.ts'
import { readInThread } from '../workers/readThread.ts'
import type { Asking } from './asking.ts'
import { settledList, titleOfList } from './listQuestion.ts'
import { answerPaper, ownLanguage } from './paper.ts'
import { refused } from './refusals.ts'

interface Wanted extends PaperChoice {
  readonly question: ListQuestion
  readonly columns: readonly string[]
  /** Lines under the title: how the list is filtered. */
  readonly under: readonly string[]
}

/** The rows of a list, in its order and columns, as a table on paper; REFUSED where it is longer than paper holds. */
export async function paperOfList(
  context: Asking,
  { question, columns, under, ...choice }: Wanted,
  place: { depotId: number | null; timeZone: string },
  signal: AbortSignal | undefined,
): Promise<PaperFile> {
  const language: Language = choice.language ?? (await ownLanguage(context))
  const today = dayAt(context.now(), place.timeZone)
  const settled = await settledList(context, question)
  const over = AbortSignal.any([context.session.live(), ...(signal ? [signal] : [])])
  const task = {
    ...settled,
    kind: 'texts',
    columns,
    language,
    timeZone: place.timeZone,
    today,
    most: mostRows,
  } as const
  for await (const said of readInThread(context.store.file, task, over)) {
    if (said.kind === 'over') throw refused('paper-too-long')
    if (said.kind !== 'texts') continue
    const table = { title: titleOfList(question.list, language), under, columns: said.titles, rows: said.rows }
    return answerPaper(
      context,
      { choice, language, depotId: place.depotId, paper: { document: 'table', table } },
      signal,
    )
  }
  throw refused('paper-failed')
}
