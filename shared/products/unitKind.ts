/** The units besides the base unit. The factor of `case` is always the product's own `case_units`: its row only carries a barcode. */
export const productUnitKinds = ['case', 'pack', 'layer', 'pallet'] as const
export type ProductUnitKind = (typeof productUnitKinds)[number]
