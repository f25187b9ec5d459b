import type { Language } from '../../shared/kernel/locale.ts'
import { en, type Words } from '../../shared/words/en.ts'
import { fr } from '../../shared/words/fr.ts'
import { ht } from '../../shared/words/ht.ts'

const catalogues: Record<Language, Words> = { en, fr, ht }

/** Every word that a paper may need, in the language of whoever reads it. */
export const wordsIn = (language: Language): Words => catalogues[language]
