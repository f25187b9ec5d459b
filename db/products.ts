import { type Expression, type SqlBool, sql } from 'kysely'
import type { Window } from '../shared/kernel/page.ts'
import type { Product, productSorts } from '../shared/products/contract.ts'
import { type Row, registry } from '../shared/sync/registry.ts'
import { type Match, matchOf, mostCandidates } from './match.ts'
import type { Reader } from './schema.ts'

export interface ProductQuestion extends Window {
  search: string
  inactive: boolean
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
  return rows.map(fromRow)
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
        ...(match === null ? [] : [matches(match)]),
      ]),
    )
  const { total } = await filtered.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const direction = question.descending ? 'desc' : 'asc'
  const rows = await filtered
    .selectAll()
    .select(proposed.as('proposed'))
    .orderBy(sortKey(question.sort), direction)
    .orderBy('product.id', direction)
    .limit(question.limit)
    .offset(question.offset)
    .execute()
  return { rows: rows.map(fromRow), total }
}

/** The newest products that are sold and fit a typed text, at most `mostCandidates`. */
export async function findProductsBy(reader: Reader, typed: string): Promise<Product[]> {
  const match = matchOf(typed)
  if (match === null) return []
  const rows = await products(reader)
    .where('product.active', '=', 1)
    .where(matches(match))
    .orderBy('product.id', 'desc')
    .limit(mostCandidates)
    .execute()
  return rows.map(fromRow)
}

const proposed = sql<number>`EXISTS (SELECT 1 FROM request r
  WHERE r.table_number = ${sql.lit(registry.product.number)} AND r.row_id = product.id AND r.status = 'open')`

const products = (reader: Reader) => reader.selectFrom('product').selectAll().select(proposed.as('proposed'))

function matches(match: Match): Expression<SqlBool> {
  const anywhere = sql<boolean>`product.id IN (SELECT rowid FROM product_search WHERE product_search MATCH ${match.anywhere})`
  const word = sql<boolean>`product.id IN (SELECT rowid FROM product_word WHERE product_word MATCH ${match.word})`
  if (match.anywhere === null) return word
  return match.word === null ? anywhere : sql<boolean>`${anywhere} AND ${word}`
}

function sortKey(sort: (typeof productSorts)[number]): Expression<unknown> {
  switch (sort) {
    case 'sku':
      return sql`product.sku COLLATE NOCASE`
    case 'name':
      return sql`product.name_en COLLATE NOCASE`
    case 'category':
      return sql`product.category COLLATE NOCASE`
  }
}

const fromRow = (row: Row<'product'> & { proposed: number }): Product => ({
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
  proposed: row.proposed === 1,
})
