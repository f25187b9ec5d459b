import type { Language } from '../../shared/kernel/locale.ts'
import type { Words } from '../../shared/words/en.ts'

/** A page reads one language: the others are fetched when somebody asks for them. */
const catalogues: Record<Language, () => Promise<Words>> = {
  en: async () => (await import('../../shared/words/en.ts')).en,
  fr: async () => (await import('../../shared/words/fr.ts')).fr,
  ht: async () => (await import('../../shared/words/ht.ts')).ht,
}

export const catalogueOf = (language: Language): Promise<Words> => catalogues[language]()
