import type { SampleProduct } from '../profile.ts'

export const glass33 = { caseUnits: 24, unitContainer: 'BT-33', caseContainer: 'KES-24', weightG: 16_800 } as const
export const glass60 = { caseUnits: 12, unitContainer: 'BT-60', caseContainer: 'KES-12', weightG: 14_400 } as const
export const can25 = { caseUnits: 24, unitContainer: null, caseContainer: null, weightG: 6_700 } as const
export const plain = (caseUnits: number, weightG: number) => ({
  caseUnits,
  unitContainer: null,
  caseContainer: null,
  weightG,
})

interface Shape {
  caseUnits: number
  unitContainer: string | null
  caseContainer: string | null
  weightG: number
}

/** A drink with its layers and pallets: code, shape, centimes a case, and names in three languages. */
export function drink(
  sku: string,
  category: string,
  shape: Shape,
  casePrice: number,
  ht: string,
  fr: string,
  en: string,
): SampleProduct {
  const stacked = shape.caseContainer !== null
  return {
    sku,
    names: { en, fr, ht },
    category,
    ...shape,
    casePrice,
    tax: category === 'dlo' ? 'EXO' : 'TCA',
    units: stacked
      ? [
          { kind: 'layer', factor: shape.caseUnits * 10 },
          { kind: 'pallet', factor: shape.caseUnits * 60 },
        ]
      : [],
    active: true,
  }
}
