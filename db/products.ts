import { type Expression, type SqlBool, sql } from 'kysely'
import type { Window } from '../shared/kernel/page.ts'
import type { Product, ProductUnit, productSorts } from '../shared/products/contract.ts'
import type { ProductFilter } from '../shared/products/filter.ts'
import { type Row, registry } from '../shared/sync/registry.ts'
import { type Match, matchOf, mostCandidates } from './match.ts'
import type { Reader } from './schema.ts'

export interface ProductQuestion extends Window, ProductFilter {
  sort: (typeof productSorts)[number]
  descending: boolean
}

export async function findProduct(reader: Reader, id: number): Promise<Product | null> {
  const [product] = await listProductsById(reader, [id])
  return product ?? null
}

/** The products with these ids; one that is not there is left out. */
export async function listProductsById(reader: Reader, ids: readonly number[]): Promise<Product[]> {
  if (ids.length === 0) return []
  const rows = await products(reader).where('product.id', 'in', ids).execute()
  return withUnits(reader, rows)
}

/** A page of products and how many there are in all. */
export async function listProducts(
  reader: Reader,
  question: ProductQuestion,
): Promise<{ rows: Product[]; total: number }> {
  const match = matchOf(question.search)
  const filtered = reader
    .selectFrom('product')
    .where(eb =>
      eb.and([
        ...(question.inactive ? [] : [eb('product.active', '=', 1)]),
        ...(question.category === null ? [] : [eb('product.category', '=', question.category)]),
        ...(question.proposed ? [eb(proposed, '=', 1)] : []),
        ...(match === null ? [] : [matches(match, question.search)]),
      ]),
    )
  const { total } = await filtered.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const direction = question.descending ? 'desc' : 'asc'
  const rows = await filtered
    .selectAll()
    .select(proposed.as('proposed'))
    .orderBy(sortKey(question.sort), direction)
    .orderBy(skuCount, direction)
    .orderBy('product.id', direction)
    .limit(question.limit)
    .offset(question.offset)
    .execute()
  return { rows: await withUnits(reader, rows), total }
}

/** What every product is called, by id; one that is not there is called by its number. */
export async function productsNamed(reader: Reader): Promise<(id: number) => NamedProduct> {
  const rows = await reader
    .selectFrom('product')
    .select(['id', 'sku', 'name_en', 'name_fr', 'name_ht', 'category', 'case_units'])
    .execute()
  const byId = new Map(
    rows.map(row => [
      row.id,
      {
        sku: row.sku,
        names: { en: row.name_en, fr: row.name_fr, ht: row.name_ht },
        category: row.category,
        caseUnits: row.case_units,
      },
    ]),
  )
  return id => byId.get(id) ?? { sku: `#${id}`, names: { en: '', fr: '', ht: '' }, category: '', caseUnits: 1 }
}

type NamedProduct = Pick<Product, 'sku' | 'names' | 'category' | 'caseUnits'>

/** Every category of the products that are sold, by name. */
export async function listCategories(reader: Reader): Promise<string[]> {
  const rows = await reader
    .selectFrom('product')
    .select('category')
    .distinct()
    .where('active', '=', 1)
    .where('category', '<>', '')
    .orderBy(sql`category COLLATE NOCASE`)
    .execute()
  return rows.map(row => row.category)
}

/** The newest products that are sold and fit a typed text, at most `mostCandidates`. */
export async function findProductsBy(reader: Reader, typed: string): Promise<Product[]> {
  const match = matchOf(typed)
  if (match === null) return []
  const rows = await products(reader)
    .where('product.active', '=', 1)
    .where(matches(match, typed))
    .orderBy('product.id', 'desc')
    .limit(mostCandidates)
    .execute()
  return withUnits(reader, rows)
}

const proposed = sql<number>`EXISTS (SELECT 1 FROM request r
  WHERE r.table_number = ${sql.lit(registry.product.number)} AND r.row_id = product.id AND r.status = 'open')`

const products = (reader: Reader) => reader.selectFrom('product').selectAll().select(proposed.as('proposed'))

/** By code, names and barcode of the product, or by the beginning of a barcode of one of its units. */
const matches = (match: Match, typed: string): Expression<SqlBool> =>
  /^\d{6,}$/.test(typed.trim())
    ? sql<boolean>`(${ofProduct(match)} OR product.id IN
        (SELECT id FROM product_unit WHERE barcode >= ${typed.trim()} AND barcode < ${`${typed.trim()}:`}))`
    : ofProduct(match)

function ofProduct(match: Match): Expression<SqlBool> {
  const anywhere = sql<boolean>`product.id IN (SELECT rowid FROM product_search WHERE product_search MATCH ${match.anywhere})`
  const word = sql<boolean>`product.id IN (SELECT rowid FROM product_word WHERE product_word MATCH ${match.word})`
  if (match.anywhere === null) return word
  return match.word === null ? anywhere : sql<boolean>`${anywhere} AND ${word}`
}

/** The number that a code ends in, so that P2 stands before P10. */
const skuCount = sql`CAST(substr(product.sku, length(rtrim(product.sku, '0123456789')) + 1) AS INTEGER)`

function sortKey(sort: (typeof productSorts)[number]): Expression<unknown> {
  switch (sort) {
    case 'sku':
      return sql`rtrim(product.sku, '0123456789') COLLATE NOCASE`
    case 'name':
      return sql`product.name_en COLLATE NOCASE`
    case 'category':
      return sql`product.category COLLATE NOCASE`
  }
}

async function withUnits(reader: Reader, rows: readonly ProductRow[]): Promise<Product[]> {
  const ids = rows.map(row => row.id)
  if (ids.length === 0) return []
  const units = await reader
    .selectFrom('product_unit')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('factor', 'desc')
    .orderBy('n')
    .execute()
  const byProduct = Map.groupBy(units, unit => unit.id)
  return rows.map(row => fromRow(row, byProduct.get(row.id) ?? []))
}

type ProductRow = Row<'product'> & { proposed: number }

const unitFrom = (row: Row<'product_unit'>): ProductUnit => ({
  n: row.n,
  kind: row.kind,
  factor: row.factor,
  barcode: row.barcode,
})

const fromRow = (row: ProductRow, units: readonly Row<'product_unit'>[]): Product => ({
  id: row.id,
  version: row.version,
  sku: row.sku,
  names: { en: row.name_en, fr: row.name_fr, ht: row.name_ht },
  caseUnits: row.case_units,
  taxClassId: row.tax_class_id,
  weightG: row.weight_g,
  barcode: row.barcode,
  category: row.category,
  active: row.active === 1,
  unitContainerId: row.unit_container_id,
  caseContainerId: row.case_container_id,
  units: units.map(unitFrom),
  proposed: row.proposed === 1,
})
