import { z } from 'zod'
import { api } from '../errors.ts'
import { Id } from '../kernel/id.ts'
import { Language } from '../kernel/locale.ts'
import { Window } from '../kernel/page.ts'
import { Outcome } from '../settings/contract.ts'
import { ProductFilter } from './filter.ts'
import { productUnitKinds } from './unitKind.ts'

/** One more unit that a product is ordered or scanned by. */
export const ProductUnit = z.object({
  n: z.number().int().positive(),
  kind: z.enum(productUnitKinds),
  /** Base units in one. */
  factor: z.number().int().min(1).max(1_000_000),
  barcode: z.string().max(32).nullable(),
})
export type ProductUnit = z.infer<typeof ProductUnit>

export const Product = z.object({
  id: Id,
  version: z.number().int(),
  sku: z.string().max(32),
  names: z.record(Language, z.string().max(120)),
  caseUnits: z.number().int().min(1).max(10_000),
  taxClassId: Id,
  weightG: z.number().int().positive().nullable(),
  barcode: z.string().max(32).nullable(),
  category: z.string().max(60),
  active: z.boolean(),
  /** What each base unit, and each whole case, comes in; null where nothing is given back. */
  unitContainerId: Id.nullable(),
  caseContainerId: Id.nullable(),
  /** Largest first. */
  units: z.array(ProductUnit),
  /** Asked of head office and not answered yet. */
  proposed: z.boolean(),
})
export type Product = z.infer<typeof Product>

export const ProductForm = Product.omit({ version: true, proposed: true, units: true }).extend({
  id: Id.nullable(),
  note: z.string().max(500).default(''),
})
export type ProductForm = z.infer<typeof ProductForm>

export const productSorts = ['sku', 'name', 'category'] as const

export const products = {
  list: api
    .input(
      Window.extend({
        ...ProductFilter.shape,
        sort: z.enum(productSorts).default('sku'),
        descending: z.boolean().default(false),
      }),
    )
    .output(z.object({ rows: z.array(Product), total: z.number().int() })),
  find: api.input(z.object({ id: Id })).output(Product),
  /** Every category that there is, by name. */
  categories: api.output(z.array(z.string())),
  /** By code or by any fragment of a name in any language, codes that begin with it first; at most twelve. */
  suggest: api.input(z.object({ text: z.string().max(80) })).output(z.array(Product)),
  save: api.input(ProductForm).output(Outcome),
  /** A unit of `n` 0 is a new one; `removed` takes it away. */
  saveUnit: api
    .input(
      ProductUnit.extend({
        productId: Id,
        n: z.number().int().nonnegative(),
        removed: z.boolean().default(false),
        note: z.string().max(500).default(''),
      }),
    )
    .output(Outcome),
}
