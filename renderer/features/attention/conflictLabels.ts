import type { AttentionItem } from '../../../shared/attention/contract.ts'
import type { Words } from '../../../shared/words/en.ts'

type Conflict = Extract<AttentionItem, { kind: 'conflict' }>

/** What the two sides of a card are called, and what taking each of them does. */
export function conflictLabels(item: Conflict, words: Words) {
  const { page } = words.attention
  return item.conflict === 'duplicate-customer'
    ? {
        side: { standing: page.enteredFirst, other: page.enteredLater },
        keep: { standing: page.keepBoth, other: page.makeOne },
        decided: page.decided,
      }
    : {
        side: { standing: page.standing, other: page.other },
        keep: { standing: page.keepStanding, other: page.keepOther },
        decided: page.resolved,
      }
}
