import type { CustomerRow, customerSorts } from '../../../../shared/customers/contract.ts'
import type { Words } from '../../../../shared/words/en.ts'
import { Tag } from '../../../ui/Tag.tsx'
import type { Column } from '../../../widgets/list/column.ts'
import { DayText } from '../../../widgets/texts.tsx'
import type { useT } from '../../../widgets/words.ts'
import classes from './CustomerName.module.css'

type Sort = (typeof customerSorts)[number]

/** What a list of customers can show of each. */
export const customerColumns = (t: ReturnType<typeof useT>, words: Words): readonly Column<CustomerRow, Sort>[] => [
  {
    id: 'code',
    title: t($ => $.customers.column.code),
    width: '5.5rem',
    sort: 'code',
    fixed: true,
    cell: row => row.code,
  },
  {
    id: 'name',
    title: t($ => $.customers.column.name),
    sort: 'name',
    fixed: true,
    cell: row => (
      <span className={classes.name}>
        <span className={classes.said}>
          <strong>{row.name}</strong>
          {row.tradeName === '' ? '' : ` · ${row.tradeName}`}
        </span>
        {row.hold ? <Tag tone="bad">{t($ => $.customers.onHold)}</Tag> : null}
        {row.active ? null : <Tag>{t($ => $.customers.notActive)}</Tag>}
      </span>
    ),
  },
  {
    id: 'class',
    title: t($ => $.customers.column.class),
    width: '9rem',
    sort: 'class',
    cell: row => words.customers.customerClass[row.customerClass],
  },
  { id: 'zone', title: t($ => $.customers.column.zone), width: '6rem', sort: 'zone', cell: row => row.zone },
  { id: 'city', title: t($ => $.customers.column.city), width: '10rem', sort: 'city', cell: row => row.city },
  { id: 'phone', title: t($ => $.customers.column.phone), width: '9rem', cell: row => row.phone },
  { id: 'taxId', title: words.errors.field.taxId, width: '9rem', hidden: true, cell: row => row.taxId },
  {
    id: 'language',
    title: words.errors.field.language,
    width: '6rem',
    hidden: true,
    cell: row => row.language.toUpperCase(),
  },
  {
    id: 'open',
    title: t($ => $.customers.column.openOrders),
    width: '7rem',
    align: 'end',
    cell: row => (row.openOrders === 0 ? '' : row.openOrders),
  },
  {
    id: 'last',
    title: t($ => $.customers.column.lastOrder),
    width: '9.5rem',
    sort: 'lastOrder',
    cell: row => (row.lastOrderDay === null ? '' : <DayText day={row.lastOrderDay} />),
  },
]
