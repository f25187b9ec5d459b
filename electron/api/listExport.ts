import { dayAt } from '../../shared/kernel/day.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import type { ExportPart, SheetFormat } from '../../shared/lists/contract.ts'
import type { ListQuestion } from '../../shared/lists/list.ts'
import { ReadFailed, readInThread } from '../workers/readThread.ts'
import type { Asking } from './asking.ts'
import { fileNameOf, placeOf, settledList } from './listQuestion.ts'
import { refused } from './refusals.ts'

interface Wanted {
  readonly question: ListQuestion
  readonly columns: readonly string[]
  readonly format: SheetFormat
  readonly language: Language
}

/** The file in parts as a thread writes it. Ends where nobody listens any more, or the session locks. */
export async function* exported(
  context: Asking,
  { question, columns, format, language }: Wanted,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExportPart, void, void> {
  const over = AbortSignal.any([context.session.live(), ...(signal ? [signal] : [])])
  const settled = await settledList(context, question)
  const { timeZone, code } = await placeOf(context)
  const today = dayAt(context.now(), timeZone)
  const title = fileNameOf({ list: question.list, language, depot: code, today })
  const task = { ...settled, kind: 'export', columns, format, language, timeZone, today, title } as const
  try {
    for await (const said of readInThread(context.store.file, task, over)) {
      if (said.kind === 'progress') yield said
      if (said.kind === 'bytes') yield { kind: 'bytes', base64: Buffer.from(said.bytes).toString('base64') }
      if (said.kind === 'over')
        yield { kind: 'done', name: `${title}.${format === 'xlsx' ? 'xlsx' : 'csv'}`, rows: said.rows }
    }
  } catch (error) {
    if (!(error instanceof ReadFailed)) throw error
    context.log.error('export failed', { error })
    throw refused('export-failed')
  }
}
