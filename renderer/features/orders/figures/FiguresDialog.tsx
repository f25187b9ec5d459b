import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { decimalNumber, moneyText, wholeNumber } from '../../../../shared/kernel/locale.ts'
import { meanLeadDays, type OrderFigures, onTimePercent } from '../../../../shared/orders/figures.ts'
import type { OrderFilter } from '../../../../shared/orders/filter.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import classes from './Figures.module.css'

interface FiguresDialogProps {
  filter: OrderFilter
  /** Shows the orders behind a figure. */
  show: (part: Partial<OrderFilter>) => void
  close: () => void
}

/** What the orders of the list come to. A figure with rows of its own leads to them. */
export function FiguresDialog(props: FiguresDialogProps) {
  const t = useT()
  return (
    <Modal
      opened
      onClose={props.close}
      title={t($ => $.lists.figures.title)}
      size="46rem"
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      <Inside {...props} />
    </Modal>
  )
}

function Inside({ filter, show, close }: FiguresDialogProps) {
  const t = useT()
  const api = useApi()
  const sentence = useErrorSentence()
  useKeys([], 'over')
  const { data, error } = useQuery(api.orders.figures.queryOptions({ input: { filter } }))
  if (error) return <Banner tone="bad">{sentence(error)}</Banner>
  if (!data) return <p role="status">{t($ => $.lists.figures.working)}</p>
  const to = (part: Partial<OrderFilter>) => () => {
    show(part)
    close()
  }
  return (
    <div className={classes.figures}>
      <Sums figures={data} to={to} />
      <Groups figures={data} to={to} />
      <p className={classes.about}>{t($ => $.lists.figures.about)}</p>
    </div>
  )
}

interface PartProps {
  figures: OrderFigures
  to: (part: Partial<OrderFilter>) => () => void
}

function Sums({ figures, to }: PartProps) {
  const t = useT()
  const language = useLanguage()
  const whole = (value: number): string => wholeNumber(value, language)
  const onTime = onTimePercent(figures)
  const lead = meanLeadDays(figures)
  const none = t($ => $.lists.figures.noneShipped)
  const ofShipped = t($ => $.lists.figures.ofShipped, { count: figures.shipped })
  const money = (sums: OrderFigures['net']): string =>
    sums.map(({ currency, minor }) => moneyText(minor, currency, language)).join(' · ')
  return (
    <dl className={classes.sums}>
      <Sum
        name={t($ => $.lists.figures.orders)}
        value={whole(figures.orders)}
        under={t($ => $.lists.figures.listed, { count: figures.listed })}
      />
      <Sum
        name={t($ => $.lists.figures.net)}
        value={money(figures.net) || '0'}
        under={t($ => $.lists.figures.netHint)}
      />
      <Sum name={t($ => $.lists.figures.lines)} value={whole(figures.lines)} />
      <Sum name={t($ => $.lists.figures.units)} value={whole(figures.units)} />
      <Sum name={t($ => $.lists.figures.customers)} value={whole(figures.customers)} />
      <Sum name={t($ => $.lists.figures.products)} value={whole(figures.products)} />
      <Sum name={t($ => $.lists.figures.shipped)} value={whole(figures.shipped)} act={to({ shipping: 'shipped' })} />
      <Sum name={t($ => $.lists.figures.notShipped)} value={whole(figures.open)} act={to({ shipping: 'open' })} />
      <Sum
        name={t($ => $.lists.figures.onTime)}
        value={whole(figures.onTime)}
        under={ofShipped}
        act={to({ shipping: 'on-time' })}
      />
      <Sum
        name={t($ => $.lists.figures.late)}
        value={whole(figures.late)}
        under={ofShipped}
        act={to({ shipping: 'late' })}
      />
      <Sum
        name={t($ => $.lists.figures.onTimePercent)}
        value={onTime === null ? none : `${decimalNumber(onTime, language, 2)} %`}
        under={ofShipped}
      />
      <Sum
        name={t($ => $.lists.figures.leadDays)}
        value={lead === null ? none : t($ => $.lists.figures.days, { days: decimalNumber(lead, language, 3) })}
      />
      {figures.freight.length === 0 ? null : (
        <Sum
          name={t($ => $.lists.figures.freight)}
          value={money(figures.freight)}
          under={t($ => $.lists.figures.freightHint)}
        />
      )}
      {figures.countries === 0 ? null : (
        <Sum name={t($ => $.lists.figures.countries)} value={whole(figures.countries)} />
      )}
      <Sum
        name={t($ => $.lists.figures.withoutOrders)}
        value={whole(figures.customersWithoutOrders)}
        under={t($ => $.lists.figures.ofCustomers, { count: figures.allCustomers })}
      />
    </dl>
  )
}

function Groups({ figures, to }: PartProps) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  return (
    <div className={classes.groups}>
      <section>
        <h3 className={classes.group}>{t($ => $.lists.figures.byStatus)}</h3>
        <dl className={classes.list}>
          {figures.byStatus.map(({ status, count }) => (
            <Sum
              key={status}
              flat
              name={words.orders.status[status]}
              value={wholeNumber(count, language)}
              act={to({ statuses: [status] })}
            />
          ))}
        </dl>
      </section>
      {figures.byCarrier.length === 0 ? null : (
        <section>
          <h3 className={classes.group}>{t($ => $.lists.figures.byCarrier)}</h3>
          <dl className={classes.list}>
            {figures.byCarrier.map(({ carrier, shipped, late }) => (
              <Sum
                key={carrier}
                flat
                name={carrier}
                value={t($ => $.lists.figures.carried, {
                  late: wholeNumber(late, language),
                  shipped: wholeNumber(shipped, language),
                })}
              />
            ))}
          </dl>
        </section>
      )}
      {figures.byOrigin.length === 0 ? null : (
        <section>
          <h3 className={classes.group}>{t($ => $.lists.figures.byOrigin)}</h3>
          <dl className={classes.list}>
            {figures.byOrigin.map(({ status, count }) => (
              <Sum key={status} flat name={status} value={wholeNumber(count, language)} />
            ))}
          </dl>
        </section>
      )}
    </div>
  )
}

interface SumProps {
  name: string
  value: string
  under?: string
  act?: () => void
  /** In one line. */
  flat?: boolean
}

function Sum({ name, value, under, act, flat = false }: SumProps) {
  const t = useT()
  return (
    <div className={flat ? classes.flat : classes.sum}>
      <dt>{name}</dt>
      <dd>
        {act ? (
          <button
            type="button"
            className={classes.lead}
            aria-label={`${value}. ${t($ => $.lists.figures.show, { what: name })}`}
            onClick={act}
          >
            {value}
          </button>
        ) : (
          <strong>{value}</strong>
        )}
        {under === undefined ? null : <small>{under}</small>}
      </dd>
    </div>
  )
}
