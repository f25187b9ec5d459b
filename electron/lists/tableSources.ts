import type { TableName, TableRows } from '../../shared/lists/tables/tables.ts'
import { tables } from '../../shared/lists/tables/tables.ts'
import { auditSource } from './auditSource.ts'
import { expectedRows } from './expectedRows.ts'
import { importRows } from './importRows.ts'
import {
  containerRows,
  depotRows,
  holidayRows,
  personRows,
  priceItemRows,
  priceListRows,
  promotionRows,
  rateRows,
  reasonRows,
  taxRows,
} from './referenceRows.ts'
import { requestSource } from './requestSource.ts'
import { seriesRows } from './seriesRows.ts'
import { stockMoveSource } from './stockMoveSource.ts'
import { stockRows } from './stockRows.ts'
import { type TableSource, whole } from './tableSource.ts'

/** Where the rows of every table come from. */
export const tableSources: { readonly [Name in TableName]: TableSource<TableRows[Name]> } = {
  audit: auditSource,
  containers: whole(tables.containers, containerRows),
  depots: whole(tables.depots, depotRows),
  holidays: whole(tables.holidays, holidayRows),
  imports: whole(tables.imports, importRows),
  people: whole(tables.people, personRows),
  'price-items': whole(tables['price-items'], priceItemRows),
  'price-lists': whole(tables['price-lists'], priceListRows),
  promotions: whole(tables.promotions, promotionRows),
  rates: whole(tables.rates, rateRows),
  reasons: whole(tables.reasons, reasonRows),
  requests: requestSource,
  series: whole(tables.series, seriesRows),
  stock: whole(tables.stock, stockRows),
  'stock-expected': whole(tables['stock-expected'], expectedRows),
  'stock-moves': stockMoveSource,
  taxes: whole(tables.taxes, taxRows),
}
