import type { Language } from '../../shared/kernel/locale.ts'
import type { ConflictKind } from '../../shared/sync/conflict.ts'
import type { FileProblem } from '../../shared/sync/file/problem.ts'
import { attention as attentionEn } from '../../shared/words/en/attention.ts'
import { files as filesEn } from '../../shared/words/en/files.ts'
import { sync as syncEn } from '../../shared/words/en/sync.ts'
import { timeline as timelineEn } from '../../shared/words/en/timeline.ts'
import { attention as attentionFr } from '../../shared/words/fr/attention.ts'
import { files as filesFr } from '../../shared/words/fr/files.ts'
import { sync as syncFr } from '../../shared/words/fr/sync.ts'
import { timeline as timelineFr } from '../../shared/words/fr/timeline.ts'
import { attention as attentionHt } from '../../shared/words/ht/attention.ts'
import { files as filesHt } from '../../shared/words/ht/files.ts'
import { sync as syncHt } from '../../shared/words/ht/sync.ts'
import { timeline as timelineHt } from '../../shared/words/ht/timeline.ts'
import { en, type Words } from './en.ts'
import { fr } from './fr.ts'
import { ht } from './ht.ts'

export const words: Record<Language, Words> = { en, fr, ht }

/** Why a transaction was rejected, in the very sentence that its desk shows. */
export const rejectionWords: Record<Language, Readonly<Record<string, string>>> = {
  en: syncEn.rejection,
  fr: syncFr.rejection,
  ht: syncHt.rejection,
}

/** Why a file is not taken in, in the very sentence that a desk shows. */
export const fileWords: Record<Language, Record<FileProblem, string>> = {
  en: filesEn.refused,
  fr: filesFr.refused,
  ht: filesHt.refused,
}

/** What was done, in the words of the desk's own timelines. */
export const actWords: Record<Language, Readonly<Record<string, string>>> = {
  en: timelineEn.act,
  fr: timelineFr.act,
  ht: timelineHt.act,
}

/** What two computers did apart, in the sentences of the desks' cards. */
export const conflictWords: Record<Language, Record<ConflictKind, string>> = {
  en: attentionEn.conflict,
  fr: attentionFr.conflict,
  ht: attentionHt.conflict,
}

/** What columns are called. */
export const columnWords: Record<Language, Readonly<Record<string, string>>> = {
  en: timelineEn.column,
  fr: timelineFr.column,
  ht: timelineHt.column,
}

/** Puts values into `{name}` places. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
