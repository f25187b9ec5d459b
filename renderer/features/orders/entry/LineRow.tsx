import { memo, useId } from 'react'
import { amountText, wholeNumber } from '../../../../shared/kernel/locale.ts'
import type { Currency } from '../../../../shared/kernel/money.ts'
import { quantityText } from '../../../../shared/kernel/quantity.ts'
import type { QuotedLine } from '../../../../shared/orders/contract.ts'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { CellInput } from './CellInput.tsx'
import { CodeCell } from './CodeCell.tsx'
import { type EntryColumn, type EntryLine, isBlank } from './entry.ts'
import { useEntryStore } from './entryContext.ts'
import classes from './LineTable.module.css'
import { PriceReason } from './PriceReason.tsx'
import { quantityOf } from './toForm.ts'

export interface LineFault {
  column: EntryColumn
  sentence: string
}

interface LineRowProps {
  line: EntryLine
  number: number
  quoted: QuotedLine | undefined
  /** Of the amounts. */
  currency: Currency | null
  active: boolean
  /** What is wrong with it, once somebody has left the row or asked to save. */
  problem: LineFault | null
  onUnresolved: (line: EntryLine, exactly?: boolean) => void
}

/** One line: typed at the left, what it comes to at the right, what is wrong below. Of a hundred lines only the one typed in is drawn anew. */
export const LineRow = memo(Row, isSame)

function Row({ line, number, quoted, currency, active, problem, onUnresolved }: LineRowProps) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const store = useEntryStore()
  const problemId = useId()
  const change = (part: Partial<EntryLine>): void => store.getState().changeLine(line.key, part)
  const label = (column: EntryColumn): string =>
    t($ => $.orderEntry.cell, { column: words.orderEntry.column[column], line: number })
  const at = (column: EntryColumn): string | undefined => (problem?.column === column ? problemId : undefined)
  const field = (column: EntryColumn) => ({ lineKey: line.key, column, label: label(column), problemId: at(column) })
  const quantity = quantityOf(line)
  const blank = isBlank(line)

  return (
    <>
      <tr data-line={line.key} data-active={active || undefined}>
        <td className={classes.quiet}>{number}</td>
        <td className={classes.field} colSpan={line.product === null ? 2 : 1}>
          <CodeCell line={line} label={label('code')} problemId={at('code')} onUnresolved={onUnresolved} />
        </td>
        {line.product === null ? null : <td title={line.product.names[language]}>{line.product.names[language]}</td>}
        <td className={classes.field}>
          <CellInput
            {...field('quantity')}
            value={line.quantity}
            placeholder={blank ? '12c 6b' : ''}
            strong
            right
            onChange={text => change({ quantity: text })}
            onLeft={() => {
              const clear = quantity === null || !line.product ? '' : quantityText(quantity, line.product.caseUnits)
              if (clear !== '' && clear !== line.quantity) change({ quantity: clear })
            }}
          />
        </td>
        <td className={`${classes.number} ${classes.quiet} ${classes.bottles}`}>
          {quantity === null ? '' : wholeNumber(quantity, language)}
        </td>
        <td className={classes.field}>
          {blank || line.free ? null : (
            <CellInput
              {...field('price')}
              value={line.price}
              standing
              placeholder={
                quoted === undefined || quoted.problem === 'no-price'
                  ? ''
                  : amountText(quoted.priceMinor, language, currency ?? undefined)
              }
              right
              onChange={price =>
                change(line.price === '' && quoted ? { price, priceUnits: quoted.priceUnits } : { price })
              }
            />
          )}
        </td>
        <td className={classes.field}>
          {blank || line.free ? null : (
            <CellInput {...field('discount')} value={line.discount} right onChange={discount => change({ discount })} />
          )}
        </td>
        <td className={`${classes.number} ${classes.strong}`}>
          {quoted === undefined || quoted.problem !== null
            ? ''
            : amountText(quoted.amountMinor, language, currency ?? undefined)}
        </td>
        <td className={classes.quiet}>
          {active && blank ? (
            t($ => $.orderEntry.takesFirst)
          ) : quoted === undefined || quoted.problem !== null ? null : (
            <PriceReason line={quoted} />
          )}
        </td>
      </tr>
      {problem === null ? null : (
        <tr>
          <td id={problemId} className={classes.issue} colSpan={9} role="alert">
            {problem.sentence}
          </td>
        </tr>
      )}
    </>
  )
}

function isSame(a: LineRowProps, b: LineRowProps): boolean {
  return (
    a.line === b.line &&
    a.number === b.number &&
    a.quoted === b.quoted &&
    a.currency === b.currency &&
    a.active === b.active &&
    a.problem?.column === b.problem?.column &&
    a.problem?.sentence === b.problem?.sentence &&
    a.onUnresolved === b.onUnresolved
  )
}
