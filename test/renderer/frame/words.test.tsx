import { render, screen, waitFor } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, test, vi } from 'vitest'
import { changeLanguage, createWords, useLanguage, useT } from '../../../renderer/widgets/words.ts'
import { languages, wholeNumber } from '../../../shared/kernel/locale.ts'
import { wordsIn } from '../../../shared/words/catalogue.ts'

function Rows({ count }: { count: number }) {
  const t = useT()
  return (
    <p>
      {useLanguage()}: {t($ => $.frame.list.rows, { count })}
    </p>
  )
}

afterEach(() => vi.restoreAllMocks())

test('the page changes its language where it stands', async () => {
  const words = createWords('en', wordsIn('en'))
  render(
    <I18nextProvider i18n={words}>
      <Rows count={2} />
    </I18nextProvider>,
  )
  expect(screen.getByText('en: 2 rows')).toBeDefined()
  await changeLanguage(words, 'fr')
  await waitFor(() => screen.getByText('fr: 2 lignes'))
  await changeLanguage(words, 'ht')
  await waitFor(() => screen.getByText('ht: 2 liy'))
  expect(document.documentElement.lang).toBe('ht')
})

test('Intl is never asked for Kreyòl, which it would answer in the computer’s own language', () => {
  const asked: string[] = []
  const Rules = Intl.PluralRules
  vi.spyOn(Intl, 'PluralRules').mockImplementation(
    class extends Rules {
      constructor(locale?: Intl.LocalesArgument, options?: Intl.PluralRulesOptions) {
        super(locale, options)
        asked.push(String(locale))
      }
    },
  )
  for (const language of languages) {
    const { t } = createWords(language, wordsIn(language))
    for (const count of [0, 1, 2, 1_000_000])
      expect(t($ => $.frame.list.rows, { count })).toContain(wholeNumber(count, language))
  }
  expect(asked).toContain('fr-HT-x-kreyol')
  expect(asked.filter(locale => /^ht/i.test(locale))).toEqual([])
})
