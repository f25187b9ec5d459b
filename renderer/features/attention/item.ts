import type { AttentionItem } from '../../../shared/attention/contract.ts'
import { recordPath } from '../../widgets/recordPath.ts'

/** What tells one item from another while the list is open. */
export function keyOf(item: AttentionItem): string {
  switch (item.kind) {
    case 'refused':
    case 'held':
      return `${item.kind} ${item.number}`
    case 'unequal':
      return `${item.kind} ${item.table} ${item.rowId} ${item.why} ${item.subject}`
    case 'conflict':
    case 'request':
      return `${item.kind} ${item.id}`
  }
}

/** Where the record that an item is about is opened; null where it has no screen of its own. */
export function pathOf(item: AttentionItem): string | null {
  if (item.kind === 'request') return '/requests'
  if (item.rowId === null || item.table === null) return null
  return recordPath(item.table, item.rowId)
}
