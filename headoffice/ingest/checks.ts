import type { TableName } from '../../shared/sync/registry.ts'
import type { TableCheck } from './check.ts'
import { attachment } from './checks/attachment.ts'
import { conflict, device, request } from './checks/officeRows.ts'
import { calendar, product, taxClass } from './checks/oneOfEach.ts'
import { orderAmendment } from './checks/orderAmendment.ts'
import { person } from './checks/person.ts'
import { priceList } from './checks/priceList.ts'
import { orderLine, salesOrder } from './checks/salesOrder.ts'
import { expectedGoods, stockMove, stockReversal } from './checks/stock.ts'

/** What a table asks beyond the registry; a new slice brings its own here. */
const checks: Partial<Record<TableName, TableCheck>> = {
  calendar,
  tax_class: taxClass,
  price_list: priceList,
  person,
  product,
  device,
  sales_order: salesOrder,
  order_line: orderLine,
  order_amendment: orderAmendment,
  request,
  conflict,
  attachment,
  expected_goods: expectedGoods,
  stock_move: stockMove,
  stock_reversal: stockReversal,
}

const none: TableCheck = {}

export const checkOf = (name: TableName): TableCheck => checks[name] ?? none
