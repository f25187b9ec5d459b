import { NativeSelect } from '@mantine/core'
import { rateText } from '../../../../shared/kernel/locale.ts'
import type { Currency } from '../../../../shared/kernel/money.ts'
import { channels } from '../../../../shared/orders/channel.ts'
import { Channel } from '../../../../shared/orders/order.ts'
import { Card } from '../../../ui/Card.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { CustomerField } from './CustomerField.tsx'
import { DayField } from './DayField.tsx'
import classes from './EntryHeader.module.css'
import { useEntry, useEntryStore } from './entryContext.ts'
import { LastOrder } from './LastOrder.tsx'
import type { EntryIssue, Usual } from './toForm.ts'
import type { EntryFacts } from './useEntryFacts.ts'

interface EntryHeaderProps {
  facts: EntryFacts
  usual: Usual
  issues: readonly EntryIssue[]
  /** The order is confirmed: only the day may be another one. */
  locked: boolean
  onPending: (work: Promise<unknown>) => void
  onLastOrder: () => void
  onUsual: (productId: number, quantity: number) => void
}

/** For whom, by which way, for when and in which money; and what this customer took the last time. */
export function EntryHeader({ facts, usual, issues, locked, onPending, onLastOrder, onUsual }: EntryHeaderProps) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const store = useEntryStore()
  const entry = useEntry(state => state.entry)
  const asked = useEntry(state => state.asked)
  const toLines = (): void => {
    const blank = store.getState().entry.lines.at(-1)
    if (blank) store.getState().want({ key: blank.key, column: 'code' })
  }
  const onEnter = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey) return
    event.preventDefault()
    toLines()
  }
  const problem = (at: EntryIssue['at']): string | undefined => {
    const issue = issues.find(each => each.at === at)
    const showing = asked || (at === 'day' && entry.day !== '')
    return issue && showing ? words.errors.problem[issue.problem] : undefined
  }
  const currencyLabel = (currency: Currency): string =>
    facts.rate === null || facts.base === null
      ? currency
      : t($ => $.orderEntry.withRate, {
          base: currency,
          second: facts.rate.currency,
          rate: rateText(facts.rate.rateE6, language),
        })

  return (
    <Card>
      <div className={classes.fields}>
        <CustomerField locked={locked} error={problem('customer')} onDone={toLines} onPending={onPending} />
        <NativeSelect
          label={t($ => $.orderEntry.channel)}
          disabled={locked}
          value={entry.channel}
          data={channels.map(value => ({ value, label: words.orders.channel[value] }))}
          onChange={event => store.getState().change({ channel: Channel.parse(event.currentTarget.value) })}
          onKeyDown={onEnter}
        />
        <DayField
          label={t($ => $.orderEntry.day)}
          hint={t($ => $.orderEntry.dayHint)}
          value={entry.day}
          usual={usual.day}
          today={usual.today}
          error={problem('day')}
          insists={asked}
          onChange={day => store.getState().change({ day })}
          onKeyDown={onEnter}
        />
        <NativeSelect
          label={t($ => $.orderEntry.currency)}
          disabled={locked}
          value={entry.currency ?? usual.currency ?? ''}
          error={problem('currency')}
          data={facts.currencies.map(value => ({ value, label: currencyLabel(value) }))}
          onChange={event => {
            const currency = facts.currencies.find(each => each === event.currentTarget.value)
            if (currency) store.getState().changeCurrency(currency)
          }}
          onKeyDown={onEnter}
        />
      </div>
      {facts.about === undefined || locked ? null : (
        <LastOrder about={facts.about} today={usual.today} onLastOrder={onLastOrder} onUsual={onUsual} />
      )}
    </Card>
  )
}
