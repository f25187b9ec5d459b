import { moneyText, shortDay } from '../../../../shared/kernel/locale.ts'
import type { AmendmentChanges } from '../../../../shared/orders/amending.ts'
import { amendmentSentences } from '../../../../shared/orders/amendmentText.ts'
import type { OrderRecord } from '../../../../shared/orders/contract.ts'
import { Card } from '../../../ui/Card.tsx'
import { useDepot } from '../../../widgets/depot.tsx'
import { instantText } from '../../../widgets/texts.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import classes from './AmendmentsCard.module.css'

/** What was amended after the order was confirmed: by whom, why, and each thing before and after. */
export function AmendmentsCard({ record }: { record: OrderRecord }) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const { timeZone } = useDepot()
  if (record.amendments.length === 0) return null
  return (
    <Card title={t($ => $.orders.amendment.title)}>
      <ol className={classes.amendments}>
        {record.amendments.map(({ n, at, person, askedBy, cause, note, changes }) => (
          <li key={n}>
            <p>
              <strong>
                {t($ => $.orders.amendment.head, {
                  n,
                  cause: words.orders.amendment.cause[cause],
                  askedBy: words.orders.amendment.askedBy[askedBy],
                })}
              </strong>{' '}
              <span className={classes.quiet}>
                {t($ => $.orders.amendment.by, { when: instantText(at, timeZone, language), person })}
              </span>
            </p>
            <AmendmentLines changes={changes} record={record} />
            {note === '' ? null : <p>“{note}”</p>}
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** Each difference in a sentence. */
export function AmendmentLines({ changes, record }: { changes: AmendmentChanges; record: OrderRecord }) {
  const words = useWords()
  const language = useLanguage()
  const sentences = amendmentSentences(changes, {
    words: words.orders.amendment,
    language,
    product: id => record.products.find(product => product.id === id)?.sku ?? '—',
    money: minor => moneyText(minor, record.order.currency, language),
    day: day => shortDay(day, language),
  })
  return (
    <ul className={classes.changes}>
      {sentences.map(sentence => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
