import type { Holiday } from '../../calendars/calendar.ts'
import type { Series } from '../../lanes/contract.ts'
import type { ReasonCode } from '../../settings/contract.ts'
import { type AuditRow, audited } from './audited.ts'
import { type ContainerRow, containers } from './containers.ts'
import { type DepotRow, depots } from './depots.ts'
import { holidays } from './holidays.ts'
import { type ImportRow, imports } from './imports.ts'
import { type PersonRow, people } from './people.ts'
import { type PriceItemRow, priceItems } from './priceItems.ts'
import { type PriceListRow, priceLists } from './priceLists.ts'
import { type PromotionRow, promotions } from './promotions.ts'
import { type RateRow, rates } from './rates.ts'
import { reasons } from './reasons.ts'
import { type RequestRow, requested } from './requested.ts'
import { series } from './series.ts'
import { type StockRow, stock } from './stock.ts'
import { type ExpectedRow, stockExpected } from './stockExpected.ts'
import { type StockMoveRow, stockMoves } from './stockMoves.ts'
import type { Table } from './table.ts'
import { type TaxRow, taxes } from './taxes.ts'

/** What one row of each table is. */
export interface TableRows {
  audit: AuditRow
  containers: ContainerRow
  depots: DepotRow
  holidays: Holiday
  imports: ImportRow
  people: PersonRow
  'price-items': PriceItemRow
  'price-lists': PriceListRow
  promotions: PromotionRow
  rates: RateRow
  reasons: ReasonCode
  requests: RequestRow
  series: Series
  stock: StockRow
  'stock-expected': ExpectedRow
  'stock-moves': StockMoveRow
  taxes: TaxRow
}

export type TableName = keyof TableRows

/** Every list that is told cell by cell. */
export const tables: { readonly [Name in TableName]: Table<TableRows[Name]> } = {
  audit: audited,
  containers,
  depots,
  holidays,
  imports,
  people,
  'price-items': priceItems,
  'price-lists': priceLists,
  promotions,
  rates,
  reasons,
  requests: requested,
  series,
  stock,
  'stock-expected': stockExpected,
  'stock-moves': stockMoves,
  taxes,
}
