import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../../shared/kernel/locale.ts'
import { Segments } from '../ui/Segments.tsx'
import { useApi } from './api.ts'
import { changeLanguage, useLanguage, useWords } from './words.ts'

/** EN · FR · HT. The page speaks it at once and remembers it. */
export function LanguageSwitch() {
  const { i18n } = useTranslation()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const queryClient = useQueryClient()
  const remember = useMutation(api.preferences.set.mutationOptions())
  const choose = (next: Language): void => {
    void changeLanguage(i18n, next)
    // Before anybody has signed in there is nobody to remember it for.
    if (queryClient.getQueryData(api.auth.state.queryKey())?.state !== 'open') return
    remember.mutate(
      { language: next },
      {
        onSuccess: preferences => {
          queryClient.setQueryData(api.preferences.get.queryKey(), preferences)
          // What the backend says in words, it says in the new language.
          void queryClient.invalidateQueries({ predicate: ({ queryKey }) => saidInWords.has(sliceOf(queryKey)) })
        },
      },
    )
  }
  return (
    <Segments
      label={words.frame.language.label}
      value={language}
      choices={languages.map(one => ({ value: one, text: one.toUpperCase(), label: words.kernel.language[one] }))}
      onChange={choose}
    />
  )
}

/** Slices whose answers name records: a product, a reason, a holiday. */
const saidInWords: ReadonlySet<string> = new Set(['attention', 'audit', 'orders', 'requests', 'timeline', 'today'])

const sliceOf = (queryKey: readonly unknown[]): string => (Array.isArray(queryKey[0]) ? String(queryKey[0][0]) : '')
