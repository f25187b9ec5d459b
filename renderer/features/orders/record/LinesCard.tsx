import { amountText, percentText, wholeNumber } from '../../../../shared/kernel/locale.ts'
import { quantityText } from '../../../../shared/kernel/quantity.ts'
import type { OrderRecord } from '../../../../shared/orders/contract.ts'
import type { OrderLine } from '../../../../shared/orders/order.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { PriceReason } from '../entry/PriceReason.tsx'
import classes from './LinesCard.module.css'

/** The lines as they stand. */
export function LinesCard({ record }: { record: OrderRecord }) {
  const t = useT()
  const { column } = useWords().orderEntry
  const { lines } = record.order
  if (lines.length === 0)
    return (
      <Card>
        <EmptyState title={t($ => $.orderList.record.noLines)} />
      </Card>
    )
  return (
    <Card flush>
      <table className={classes.table} aria-label={t($ => $.orderEntry.table)}>
        <thead>
          <tr>
            <th scope="col" className={classes.n}>
              <span className={classes.unseen}>{column.line}</span>
            </th>
            <th scope="col" className={classes.code}>
              {column.code}
            </th>
            <th scope="col">{column.product}</th>
            <th scope="col" className={classes.number}>
              {column.quantity}
            </th>
            <th scope="col" className={classes.number}>
              {column.units}
            </th>
            <th scope="col" className={classes.number}>
              {column.price}
            </th>
            <th scope="col" className={classes.number}>
              {column.discount}
            </th>
            <th scope="col" className={classes.number}>
              {column.amount}
            </th>
            <th scope="col">{column.reason}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <Line key={line.n} line={line} number={index + 1} record={record} />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function Line({ line, number, record }: { line: OrderLine; number: number; record: OrderRecord }) {
  const t = useT()
  const language = useLanguage()
  const product = record.products.find(each => each.id === line.productId)
  return (
    <tr>
      <td className={classes.quiet}>{number}</td>
      <td className={classes.strong}>{product?.sku ?? '—'}</td>
      <td>
        {product?.names[language] ?? ''}
        {product?.known === false ? (
          <span className={classes.quiet}> · {t($ => $.orderList.record.unknownProduct)}</span>
        ) : null}
      </td>
      <td className={`${classes.number} ${classes.strong}`}>{quantityText(line.quantity, line.caseUnits)}</td>
      <td className={`${classes.number} ${classes.quiet}`}>{wholeNumber(line.quantity, language)}</td>
      <td className={classes.number}>{amountText(line.priceMinor, language, record.order.currency)}</td>
      <td className={classes.number}>{line.discountBp === 0 ? '' : percentText(line.discountBp, language)}</td>
      <td className={`${classes.number} ${classes.strong}`}>
        {amountText(line.amountMinor, language, record.order.currency)}
      </td>
      <td className={classes.quiet}>
        <PriceReason line={{ ...line, listName: record.priceListName }} />
      </td>
    </tr>
  )
}
