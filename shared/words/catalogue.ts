import type { Language } from '../kernel/locale.ts'
import { en, type Words } from './en.ts'
import { fr } from './fr.ts'
import { ht } from './ht.ts'

/** The catalogue of a language, for what speaks outside the page: the name of a record, a printed document. */
export const wordsIn = (language: Language): Words => catalogues[language]

const catalogues: Record<Language, Words> = { en, fr, ht }
