import type { ImportState } from '../../../../shared/imports/contract.ts'
import { wholeNumber } from '../../../../shared/kernel/locale.ts'
import { useLanguage, useT } from '../../../widgets/words.ts'

/** What an import brought, or how far it is. */
export function useImportSentence(): (state: ImportState) => string {
  const t = useT()
  const language = useLanguage()
  return ({ state, counts, done, total }) => {
    if (state === 'undone' || state === 'cancelled' || state === 'failed')
      return t($ => $.settings.imports.nothingCounted)
    const text = (count: number): string => wholeNumber(count, language)
    if (counts === null) return t($ => $.settings.imports.progress, { done: text(done), total: text(total) })
    return t($ => $.settings.imports.counts, {
      customers: text(counts.customers),
      products: text(counts.products),
      orders: text(counts.orders),
      lines: text(counts.lines),
    })
  }
}
