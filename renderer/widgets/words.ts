import i18next, { type FormatterModule, type i18n } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { type Language, wholeNumber } from '../../shared/kernel/locale.ts'
import type { en, Words } from '../../shared/words/en.ts'
import { catalogueOf } from './catalogues.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    enableSelector: true
    strictInterpolationChecks: true
    defaultNS: 'words'
    resources: { words: typeof en }
  }
}

const namespace = 'words'

/**
 * What i18next hands to Intl for its plurals. No Intl API knows `ht`, and falls back to the computer's own language
 * without a word; the private subtag keeps the catalogue apart and the rule that of Haiti's French.
 */
const tags: Record<Language, string> = { en: 'en', fr: 'fr-HT', ht: 'fr-HT-x-kreyol' }

/** Numbers in sentences stand as the language writes them: `10 000`. */
const numbersAsRead: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown, _format, tag) =>
    typeof value === 'number' ? wholeNumber(value, languageOfTag(tag ?? '')) : String(value),
}

/** The words of the page, which begins in `language` with its `catalogue`. */
export function createWords(language: Language, catalogue: Words): i18n {
  const words = i18next.createInstance()
  void words
    .use(initReactI18next)
    .use(numbersAsRead)
    .init({
      lng: tags[language],
      fallbackLng: false,
      load: 'currentOnly',
      initAsync: false,
      defaultNS: namespace,
      ns: [namespace],
      enableSelector: true,
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnNull: false,
      resources: { [tags[language]]: { [namespace]: catalogue } },
    })
  return words
}

/** Where two languages are asked for one after the other, the later one is spoken, whichever arrives first. */
export async function changeLanguage(words: i18n, language: Language): Promise<void> {
  document.documentElement.lang = language
  const tag = tags[language]
  if (!words.hasResourceBundle(tag, namespace)) words.addResourceBundle(tag, namespace, await catalogueOf(language))
  if (document.documentElement.lang === language) await words.changeLanguage(tag)
}

/** The language that the page speaks now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return languageOfTag(i18n.language)
}

/** The catalogue itself, for looking a word up by a value: `useWords().orders.status[order.status]`. */
export function useWords(): Words {
  const { i18n } = useTranslation()
  return i18n.getResourceBundle(i18n.language, namespace)
}

/** `const t = useT(); t($ => $.orders.title)`, with `{ count }` where a sentence has plurals. */
export const useT = () => useTranslation().t

const languageOfTag = (tag: string): Language => (tag === tags.ht ? 'ht' : tag === tags.fr ? 'fr' : 'en')
