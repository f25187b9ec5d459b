import { Fragment } from 'react'
import type { Day } from '../../../../shared/kernel/day.ts'
import type { Currency } from '../../../../shared/kernel/money.ts'
import type { Quote, QuotedLine } from '../../../../shared/orders/contract.ts'
import type { LineProblem } from '../../../../shared/orders/lineProblem.ts'
import { looksLikeLines } from '../../../../shared/orders/pastedText.ts'
import { useT, useWords } from '../../../widgets/words.ts'
import { ChangeRow } from './ChangeRow.tsx'
import { type EntryColumn, type EntryLine, isBlank } from './entry.ts'
import { useEntry, useEntryStore } from './entryContext.ts'
import { type LineFault, LineRow } from './LineRow.tsx'
import classes from './LineTable.module.css'
import { OfferRow } from './OfferRow.tsx'
import { ShortRow } from './ShortRow.tsx'
import type { EntryIssue } from './toForm.ts'
import type { ShownQuote } from './useQuote.ts'

interface LineTableProps {
  shown: ShownQuote
  issues: readonly EntryIssue[]
  /** Of the order: what its amounts are in. */
  currency: Currency | null
  /** The day of delivery; null while it is not clear. */
  day: Day | null
  today: Day
  onUnresolved: (line: EntryLine, exactly?: boolean) => void
  onAccept: (offer: Quote['offers'][number], afterKey: number) => void
  /** Text of several lines or cells, for the table rather than for one field. */
  onPasteLines: (text: string) => void
}

/** The lines as plain inputs in a table, a blank one always waiting at the end. */
export function LineTable(props: LineTableProps) {
  const { shown, issues, currency, day, today, onUnresolved, onAccept, onPasteLines } = props
  const t = useT()
  const words = useWords()
  const store = useEntryStore()
  const lines = useEntry(state => state.entry.lines)
  const active = useEntry(state => state.active)
  const asked = useEntry(state => state.asked)
  const lastOf = new Map(lines.map(line => [line.product?.id, line.key]))

  const problemOf = (line: EntryLine): LineFault | null => {
    if (isBlank(line) || (line.key === active && !asked)) return null
    const issue = issues.find(each => each.at === 'line' && each.key === line.key)
    if (issue?.at === 'line') return { column: issue.column, sentence: words.errors.problem[issue.problem] }
    const problem = shown.lines.get(line.key)?.problem
    return problem ? { column: problemColumn[problem], sentence: words.orders.lineProblem[problem] } : null
  }

  return (
    <table
      className={classes.table}
      aria-label={t($ => $.orderEntry.table)}
      onFocus={event => store.getState().enter(keyOf(event.target))}
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) store.getState().enter(null)
      }}
      onPaste={event => {
        const text = event.clipboardData.getData('text/plain')
        if (!looksLikeLines(text)) return
        event.preventDefault()
        onPasteLines(text)
      }}
    >
      <Head />
      <tbody>
        {lines.map((line, index) => (
          <Fragment key={line.key}>
            <LineRow
              line={line}
              number={index + 1}
              quoted={isBlank(line) ? undefined : shown.lines.get(line.key)}
              currency={currency}
              active={line.key === active}
              problem={problemOf(line)}
              onUnresolved={onUnresolved}
            />
            <News
              quoted={isBlank(line) ? undefined : shown.lines.get(line.key)}
              currency={currency}
              day={day}
              today={today}
            />
            {day === null
              ? null
              : shown.quote?.shortages
                  .filter(({ productId }) => line.product?.id === productId && lastOf.get(productId) === line.key)
                  .map(shortage => (
                    <ShortRow
                      key={shortage.productId}
                      shortage={shortage}
                      caseUnits={line.product?.caseUnits ?? 1}
                      day={day}
                      today={today}
                    />
                  ))}
            {shown.quote?.offers
              .filter(offer => lastOf.get(offer.productId) === line.key)
              .map(offer => (
                <OfferRow
                  key={offer.promotionId}
                  offer={offer}
                  product={line.product}
                  onAccept={() => onAccept(offer, line.key)}
                />
              ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

/** What changes until the day of delivery, where anything does. */
function News({
  quoted,
  currency,
  day,
  today,
}: {
  quoted: QuotedLine | undefined
  currency: Currency | null
  day: Day | null
  today: Day
}) {
  if (!quoted || quoted.changed === null || day === null) return null
  return <ChangeRow change={quoted.changed} taxRateBp={quoted.taxRateBp} currency={currency} day={day} today={today} />
}

/** Where to mend what the price list or the catalogue does not know. */
const problemColumn: Record<LineProblem, EntryColumn> = {
  'no-price': 'price',
  'unknown-product': 'code',
  'inactive-product': 'code',
  'not-earned': 'quantity',
}

function Head() {
  const { column } = useWords().orderEntry
  return (
    <thead>
      <tr>
        <th className={classes.n} scope="col">
          <span className={classes.unseen}>{column.line}</span>
        </th>
        <th className={classes.code} scope="col">
          {column.code}
        </th>
        <th scope="col">{column.product}</th>
        <th className={`${classes.quantity} ${classes.number}`} scope="col">
          {column.quantity}
        </th>
        <th className={`${classes.units} ${classes.number}`} scope="col">
          {column.units}
        </th>
        <th className={`${classes.price} ${classes.number}`} scope="col">
          {column.price}
        </th>
        <th className={`${classes.discount} ${classes.number}`} scope="col">
          {column.discount}
        </th>
        <th className={`${classes.amount} ${classes.number}`} scope="col">
          {column.amount}
        </th>
        <th className={classes.reason} scope="col">
          {column.reason}
        </th>
      </tr>
    </thead>
  )
}

const keyOf = (target: EventTarget): number | null => {
  const row = target instanceof Element ? target.closest('tr[data-line]') : null
  return row instanceof HTMLElement ? Number(row.dataset.line) : null
}
