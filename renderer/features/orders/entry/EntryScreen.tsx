import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { OrderRecord } from '../../../../shared/orders/contract.ts'
import type { Order } from '../../../../shared/orders/order.ts'
import type { Settings } from '../../../../shared/settings/contract.ts'
import { Page } from '../../../ui/Page.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useDraft } from '../../../widgets/useDraft.tsx'
import { useT } from '../../../widgets/words.ts'
import { DoneCard } from './DoneCard.tsx'
import { EntryForm } from './EntryForm.tsx'
import { Entry, emptyEntry } from './entry.ts'
import { EntryContext, useEntry, useEntryStore } from './entryContext.ts'
import { createEntryStore } from './entryStore.ts'

interface EntryScreenProps {
  draftKey: string
  settings: Settings
  initial: Entry
  /** The stored order that is being changed. */
  changed: OrderRecord | null
  /** It is confirmed, and what is entered becomes an amendment. */
  amends: boolean
}

/** One order under somebody's fingers, kept as typed until it is on its way. */
export function EntryScreen(props: EntryScreenProps) {
  const [store] = useState(() => {
    const made = createEntryStore(props.initial)
    // Most amendments are another quantity: the cursor waits there.
    const [first] = props.initial.lines
    if (props.amends && first) made.getState().want({ key: first.key, column: 'quantity' })
    return made
  })
  return (
    <EntryContext value={store}>
      <Kept {...props} />
    </EntryContext>
  )
}

function Kept({ draftKey, settings, initial, changed, amends }: EntryScreenProps) {
  const t = useT()
  const store = useEntryStore()
  const navigate = useNavigate()
  const entry = useEntry(state => state.entry)
  const api = useApi()
  // Once it is saved, what is typed on belongs to that order and no longer to a new one.
  const key = entry.id === null || amends ? draftKey : String(entry.id)
  const draft = useDraft({
    form: 'order',
    key,
    schema: Entry,
    value: entry,
    restore: kept => store.getState().replace(kept),
  })
  const [taken, setTaken] = useState<{ order: Order; customerName: string; toPrint: boolean } | null>(null)

  const startOver = (next: Entry): void => {
    store.getState().replace(next)
    void draft.drop(next)
  }
  if (!draft.ready) return <Page>{t($ => $.frame.loading)}</Page>
  if (taken)
    return (
      <DoneCard
        order={taken.order}
        customerName={taken.customerName}
        toPrint={taken.toPrint}
        onNext={() => {
          setTaken(null)
          if (draftKey !== 'new') void navigate('/orders/new')
        }}
      />
    )
  return (
    <EntryForm
      settings={settings}
      changed={changed}
      amends={amends}
      draft={draft}
      onStartFresh={() => startOver(initial)}
      onSaved={() => {
        void api.drafts.drop.call({ form: 'order', key })
        window.setTimeout(() => void draft.drop(), 0)
      }}
      onAmended={order => {
        void draft.drop()
        void navigate(`/orders/${order.id}`, { replace: true })
      }}
      onTaken={(order, toPrint) => {
        const customerName = store.getState().entry.customer?.name ?? ''
        startOver(emptyEntry)
        setTaken({ order, customerName, toPrint })
      }}
    />
  )
}
