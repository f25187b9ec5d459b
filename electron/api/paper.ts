import { findLetterhead } from '../../db/letterhead.ts'
import { findPerson } from '../../db/people.ts'
import { dayAt } from '../../shared/kernel/day.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import type { PaperChoice, PaperFile } from '../../shared/print/contract.ts'
import type { Letterhead } from '../print/letterhead.ts'
import type { Paper } from '../print/paper.ts'
import { PaperCancelled, PaperFailed, PaperTooLong } from '../workers/printThread.ts'
import type { Asking } from './asking.ts'
import { refused } from './refusals.ts'

export interface Wanted {
  readonly choice: PaperChoice
  /** Of the choice, or whose it is when nobody chose. */
  readonly language: Language
  /** Whose paper it is; null for the company alone. */
  readonly depotId: number | null
  readonly paper: Paper
}

/** Puts a paper on pages and answers the file; REFUSED where it is too long or cannot be made. */
export async function answerPaper(
  context: Asking,
  { choice: { size }, language, depotId, paper }: Wanted,
  signal: AbortSignal | undefined,
): Promise<PaperFile> {
  const { letterhead, timeZone } = await letterheadOf(context, depotId)
  const day = dayAt(context.now(), timeZone)
  try {
    const { pdf, pages, title } = await context.printer.make({ paper, size, language, letterhead, day }, signal)
    return {
      name: fileName(title),
      pdf: Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('base64'),
      pages,
      language,
    }
  } catch (error) {
    if (error instanceof PaperTooLong) throw refused('paper-too-long')
    if (error instanceof PaperCancelled) throw refused('paper-failed')
    if (!(error instanceof PaperFailed)) throw error
    context.log.error('paper failed', { call: context.call, error })
    throw refused('paper-failed')
  }
}

/** The language of somebody's screens: of papers that are for nobody else. */
export async function ownLanguage(context: Asking): Promise<Language> {
  return (await findPerson(context.store.reader, context.person.id))?.language ?? 'en'
}

/** Under whose name, and on whose clock: the depot's, or the computer's where there is none. */
export async function letterheadOf(
  context: Asking,
  depotId: number | null,
): Promise<{ letterhead: Letterhead; timeZone: string }> {
  const { company, depot } = await findLetterhead(context.store.reader, depotId)
  const empty = {
    name: '',
    legalName: '',
    taxId: '',
    patente: '',
    address: '',
    phone: '',
    baseCurrency: 'HTG',
  } as const
  return {
    letterhead: {
      ...(company ?? empty),
      sample: context.samples.present() !== null,
      depot: depot && { name: depot.name, address: depot.address, phone: depot.phone },
    },
    timeZone: depot?.timeZone ?? context.timeZone,
  }
}

/** Without what a disk refuses. */
const fileName = (title: string): string => {
  const plain = title
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
  return `${plain || 'Konvwa'}.pdf`
}
