import { useMemo, useState } from 'react'
import type { OrderRecord } from '../../../../shared/orders/contract.ts'
import type { Order } from '../../../../shared/orders/order.ts'
import type { Settings } from '../../../../shared/settings/contract.ts'
import { Card } from '../../../ui/Card.tsx'
import { Columns, Page } from '../../../ui/Page.tsx'
import { type Draft, DraftNotice } from '../../../widgets/useDraft.tsx'
import { useT } from '../../../widgets/words.ts'
import { DepositCard } from '../DepositCard.tsx'
import { TotalsCard } from '../TotalsCard.tsx'
import { AmendDialog } from './AmendDialog.tsx'
import { DayAdvice } from './DayAdvice.tsx'
import { EntryHead } from './EntryHead.tsx'
import { EntryHeader } from './EntryHeader.tsx'
import { EntryHints } from './EntryHints.tsx'
import { type Entry, isUntouched } from './entry.ts'
import { useEntry, useEntryStore } from './entryContext.ts'
import { FreeDialog } from './FreeDialog.tsx'
import { LineTable } from './LineTable.tsx'
import { NoteCard } from './NoteCard.tsx'
import { DuplicateNotice, HoldNotice } from './Notices.tsx'
import { ObstacleBanner } from './ObstacleBanner.tsx'
import { PasteDialog } from './PasteDialog.tsx'
import { toForm } from './toForm.ts'
import { totalsOf } from './totalsOf.ts'
import { useEntryFacts, usualOf } from './useEntryFacts.ts'
import { useEntryKeys } from './useEntryKeys.ts'
import { useQuote } from './useQuote.ts'
import { type Amending, useSubmit } from './useSubmit.ts'
import { useTableActs } from './useTableActs.ts'

interface EntryFormProps {
  settings: Settings
  changed: OrderRecord | null
  amends: boolean
  draft: Draft<Entry>
  onStartFresh: () => void
  /** It was saved and stays here. */
  onSaved: () => void
  /** The order is on its way: received, checked or confirmed. */
  onTaken: (order: Order, toPrint: boolean) => void
  onAmended: (order: Order) => void
}

export function EntryForm(props: EntryFormProps) {
  const { settings, changed, amends, draft, onStartFresh, onSaved, onTaken, onAmended } = props
  const t = useT()
  const store = useEntryStore()
  const entry = useEntry(state => state.entry)
  const facts = useEntryFacts(settings, entry.customer?.id ?? null)
  const usual = useMemo(() => usualOf(settings, facts.about), [settings, facts.about])
  const formed = useMemo(() => toForm(entry, usual), [entry, usual])
  const shown = useQuote(formed, amends)
  const [pasted, setPasted] = useState<string | null>(null)
  const [freeKey, setFreeKey] = useState<number | null>(null)
  const [savedAt, setSavedAt] = useState<number | null>(null)
  const freeLine = entry.lines.find(line => line.key === freeKey && line.product !== null)

  const [amending, setAmending] = useState<Amending | null>(null)
  const submit = useSubmit(
    settings,
    (order, aim, sent) => {
      if (aim !== 'draft') return onTaken(order, aim === 'print')
      store.getState().saved(order, sent.keys)
      setSavedAt(Date.now())
      onSaved()
    },
    setAmending,
  )
  const acts = useTableActs(facts.about, submit.pending)
  useEntryKeys({
    submit: submit.run,
    amends: amends ? changed : null,
    acts,
    offers: shown.quote?.offers ?? [],
    hasLastOrder: facts.about?.lastOrder !== null && facts.about !== undefined,
    giveFree: () => setFreeKey(store.getState().active),
  })

  return (
    <Page>
      <EntryHead
        changed={changed}
        keptAt={latest(draft.keptAt, savedAt)}
        busy={submit.busy}
        amends={amends}
        run={submit.run}
      />
      {isUntouched(entry) ? null : <DraftNotice draft={draft} startFresh={onStartFresh} />}
      {submit.obstacle && (
        <ObstacleBanner obstacle={submit.obstacle} again={() => submit.run(amends ? 'amend' : 'draft')} />
      )}
      <Columns
        aside={
          <>
            <TotalsCard
              title={t($ => $.orderEntry.total.title)}
              totals={shown.quote === null ? null : totalsOf(shown, entry, usual.currency, facts.base)}
              behind={shown.behind && formed.keys.length > 0}
            />
            <DepositCard deposit={shown.quote?.deposit ?? null} rate={shown.quote ?? null} />
            <HoldNotice about={facts.about} />
            <DuplicateNotice key={entry.customer?.id ?? 0} formed={formed} today={settings.today} />
            <NoteCard />
          </>
        }
      >
        <EntryHeader
          facts={facts}
          usual={usual}
          issues={formed.issues}
          locked={amends}
          onPending={submit.pending}
          onLastOrder={acts.putLastOrder}
          onUsual={acts.putUsual}
        />
        <DayAdvice settings={settings} about={facts.about} formed={formed} />
        <Card flush>
          <LineTable
            currency={entry.currency ?? usual.currency}
            shown={shown}
            issues={formed.issues}
            day={formed.form?.requestedDay ?? null}
            today={settings.today}
            onUnresolved={acts.lookUp}
            onAccept={acts.accept}
            onPasteLines={setPasted}
          />
        </Card>
        <EntryHints />
      </Columns>
      {amending && changed ? (
        <AmendDialog
          record={changed}
          amending={amending}
          close={() => setAmending(null)}
          onAmended={onAmended}
          onRefused={error => {
            setAmending(null)
            submit.refused(error, amending.keys)
          }}
        />
      ) : null}
      {pasted === null ? null : (
        <PasteDialog
          text={pasted}
          onClose={() => setPasted(null)}
          onPut={lines => {
            store.getState().add(lines)
            setPasted(null)
          }}
        />
      )}
      {freeLine && (
        <FreeDialog
          line={freeLine}
          reasons={settings.reasonCodes.filter(reason => reason.kind === 'free-goods' && reason.active)}
          onClose={() => setFreeKey(null)}
          onGive={reasonId => {
            store
              .getState()
              .changeLine(freeLine.key, { free: { reasonId, promotionId: null }, price: '', discount: '' })
            setFreeKey(null)
          }}
          onCharge={() => {
            store.getState().changeLine(freeLine.key, { free: null })
            setFreeKey(null)
          }}
        />
      )}
    </Page>
  )
}

const latest = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.max(a, b))
