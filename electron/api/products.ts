import { listContainers } from '../../db/containers.ts'
import { findProduct, findProductsBy, listCategories, listProducts } from '../../db/products.ts'
import { findRow } from '../../db/reference.ts'
import { productIssues, productUnitIssues, tidiedProduct, tidiedUnit } from '../../shared/products/issues.ts'
import { ranked } from '../../shared/search/rank.ts'
import { api } from './base.ts'
import { withRight } from './guards.ts'
import { changeReference } from './referenceChange.ts'
import { notFound, refuseAny } from './refusals.ts'

const mostSuggested = 12

export const products = {
  list: api.products.list
    .use(withRight('reference.view'))
    .handler(({ context, input }) => listProducts(context.store.reader, input)),

  find: api.products.find.use(withRight('reference.view')).handler(async ({ context, input }) => {
    const product = await findProduct(context.store.reader, input.id)
    if (!product) throw notFound(input.id)
    return product
  }),

  categories: api.products.categories
    .use(withRight('reference.view'))
    .handler(({ context }) => listCategories(context.store.reader)),

  suggest: api.products.suggest.use(withRight('reference.view')).handler(async ({ context, input }) => {
    const found = await findProductsBy(context.store.reader, input.text)
    const candidates = found.map(product => ({
      product,
      code: product.sku,
      names: Object.values(product.names),
      recent: product.id,
    }))
    return ranked(candidates, input.text)
      .slice(0, mostSuggested)
      .map(({ product }) => product)
  }),

  save: api.products.save.use(withRight('reference.request')).handler(async ({ context, input }) => {
    const form = tidiedProduct(input)
    const { reader } = context.store
    const taxClass = await findRow(reader, { table: 'tax_class', id: form.taxClassId, sub: 0 })
    const known = new Set((await listContainers(reader)).map(({ id }) => id))
    refuseAny(productIssues(form, { codeTaken: false, taxClassKnown: taxClass !== null, containers: known }))

    return changeReference(context, {
      table: 'product',
      id: form.id,
      values: {
        sku: form.sku,
        name_en: form.names.en,
        name_fr: form.names.fr,
        name_ht: form.names.ht,
        case_units: form.caseUnits,
        tax_class_id: form.taxClassId,
        weight_g: form.weightG,
        barcode: form.barcode,
        category: form.category,
        active: form.active ? 1 : 0,
        unit_container_id: form.unitContainerId,
        case_container_id: form.caseContainerId,
      },
      note: form.note,
    })
  }),

  saveUnit: api.products.saveUnit.use(withRight('reference.request')).handler(async ({ context, input }) => {
    const product = await findProduct(context.store.reader, input.productId)
    if (!product) throw notFound(input.productId)
    const unit = tidiedUnit(input, product)
    if (!input.removed) refuseAny(productUnitIssues(unit, product))

    return changeReference(context, {
      table: 'product_unit',
      id: product.id,
      sub: input.n,
      values: input.removed ? null : { kind: unit.kind, factor: unit.factor, barcode: unit.barcode },
      note: input.note.trim(),
    })
  }),
}
