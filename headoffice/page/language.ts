import { Language } from '../../shared/kernel/locale.ts'
import { cookieIn } from './session.ts'

export const languageCookie = 'konvwa_language'

/** The language asked for in the address, else the one chosen before, else the first that the browser wants and we speak. */
export function languageOf(asked: {
  readonly lang: unknown
  readonly cookies: string | undefined
  readonly accepts: string | undefined
}): Language {
  const wanted = [asked.lang, cookieIn(asked.cookies, languageCookie), ...accepted(asked.accepts)]
  for (const each of wanted) {
    const language = Language.safeParse(each)
    if (language.success) return language.data
  }
  return 'fr'
}

const accepted = (header: string | undefined): readonly string[] =>
  (header ?? '')
    .split(',')
    .map(each => each.trim().split(';'))
    .map(([tag = '', quality = 'q=1']) => ({
      tag: tag.toLowerCase().split('-')[0] ?? '',
      quality: Number(quality.trim().slice(2)) || 0,
    }))
    .toSorted((a, b) => b.quality - a.quality)
    .map(each => each.tag)
