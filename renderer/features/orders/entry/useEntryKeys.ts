import { useNavigate } from 'react-router'
import type { OrderRecord, Quote } from '../../../../shared/orders/contract.ts'
import { type KeyAct, useKeys } from '../../../widgets/keys.tsx'
import { useT } from '../../../widgets/words.ts'
import { useEntry, useEntryStore } from './entryContext.ts'
import type { Aim } from './useSubmit.ts'
import type { TableActs } from './useTableActs.ts'

interface EntryKeys {
  submit: (aim: Aim) => void
  /** The confirmed order that is amended; null where it is entered or changed. */
  amends: OrderRecord | null
  acts: TableActs
  offers: Quote['offers']
  hasLastOrder: boolean
  giveFree: () => void
}

/** The keys of order entry that work wherever the cursor is. */
export function useEntryKeys({ submit, amends, acts, offers, hasLastOrder, giveFree }: EntryKeys): void {
  const t = useT()
  const navigate = useNavigate()
  const store = useEntryStore()
  const removed = useEntry(state => state.removed)
  const ways: KeyAct[] = amends
    ? [{ keys: 'ctrl+enter', label: t($ => $.orders.act.amend), act: () => submit('amend') }]
    : [
        { keys: 'ctrl+s', label: t($ => $.orderEntry.saveDraft), act: () => submit('draft') },
        { keys: 'ctrl+enter', label: t($ => $.orderEntry.confirm), act: () => submit('confirm') },
        { keys: 'ctrl+p', label: t($ => $.print.confirmAndPrint), act: () => submit('print') },
      ]
  const keys: KeyAct[] = [
    ...ways,
    { keys: 'f4', label: t($ => $.orderEntry.keyHints.lastOrder), act: acts.putLastOrder, disabled: !hasLastOrder },
    { keys: 'f6', label: t($ => $.orderEntry.keyHints.offers), act: () => acts.acceptAll(offers) },
    { keys: 'f7', label: t($ => $.orderEntry.keyHints.free), act: giveFree },
    {
      keys: 'escape',
      label: t($ => $.orderList.keys.back),
      act: () => void navigate(amends ? `/orders/${amends.order.id}` : '/orders'),
    },
    { keys: 'ctrl+backspace', label: t($ => $.orderEntry.keyHints.removeLine), act: acts.removeActive },
  ]
  if (removed !== null)
    keys.push({ keys: 'ctrl+z', label: t($ => $.orderEntry.bringBack), act: () => store.getState().bringBack() })
  useKeys(keys)
}
