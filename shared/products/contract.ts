import { z } from 'zod'
import { api } from '../errors.ts'
import { Id } from '../kernel/id.ts'
import { Language } from '../kernel/locale.ts'
import { Window } from '../kernel/page.ts'
import { Outcome } from '../settings/contract.ts'

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
  /** Asked of head office and not answered yet. */
  proposed: z.boolean(),
})
export type Product = z.infer<typeof Product>

export const ProductForm = Product.omit({ version: true, proposed: true }).extend({
  id: Id.nullable(),
  note: z.string().max(500).default(''),
})
export type ProductForm = z.infer<typeof ProductForm>

export const productSorts = ['sku', 'name', 'category'] as const

export const products = {
  list: api
    .input(
      Window.extend({
        search: z.string().max(80).default(''),
        inactive: z.boolean().default(false),
        sort: z.enum(productSorts).default('sku'),
        descending: z.boolean().default(false),
      }),
    )
    .output(z.object({ rows: z.array(Product), total: z.number().int() })),
  find: api.input(z.object({ id: Id })).output(Product),
  /** By code or by any fragment of a name in any language, codes that begin with it first; at most twelve. */
  suggest: api.input(z.object({ text: z.string().max(80) })).output(z.array(Product)),
  save: api.input(ProductForm).output(Outcome),
}
