import type { AttentionItem } from '../../../shared/attention/contract.ts'
import { columnName } from '../../widgets/timeline/columnText.ts'
import { useT, useWords } from '../../widgets/words.ts'

/** What is the matter with an item, in one sentence. */
export function useItemSentence(): (item: AttentionItem) => string {
  const t = useT()
  const words = useWords()
  return item => {
    switch (item.kind) {
      case 'refused':
        return words.sync.rejection[item.code]
      case 'held':
        return t($ => $.attention.page.held)
      case 'unequal':
        return words.attention.unequal[item.why]
      case 'conflict': {
        const column = columnName(item.column, words)
        return column === null
          ? words.attention.conflict[item.conflict]
          : t($ => $.attention.page.conflictOn, { what: words.attention.conflict[item.conflict], column })
      }
      case 'request':
        return item.mine
          ? t($ => $.attention.page.requestMine)
          : t($ => $.attention.page.requestOf, { person: item.askedBy })
    }
  }
}
