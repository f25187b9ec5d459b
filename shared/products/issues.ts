import type { Issue } from '../errors.ts'
import { codeProblem, tidyCode } from '../kernel/code.ts'
import { languages } from '../kernel/locale.ts'
import type { Product, ProductForm, ProductUnit } from './contract.ts'

/** The form without the spaces around its texts, the code in capitals; a language without a name takes the first one that is there. */
export function tidiedProduct(form: ProductForm): ProductForm {
  const first = languages.map(language => form.names[language].trim()).find(name => name !== '') ?? ''
  return {
    ...form,
    sku: tidyCode(form.sku),
    names: {
      en: form.names.en.trim() || first,
      fr: form.names.fr.trim() || first,
      ht: form.names.ht.trim() || first,
    },
    barcode: form.barcode?.trim() || null,
    category: form.category.trim(),
    note: form.note.trim(),
  }
}

/** What a person has to mend in a tidied form. */
export function productIssues(
  form: ProductForm,
  known: { codeTaken: boolean; taxClassKnown: boolean; containers: ReadonlySet<number> },
): Issue[] {
  const issues: Issue[] = []
  const code = codeProblem(form.sku)
  if (code) issues.push({ field: 'sku', problem: code })
  else if (known.codeTaken) issues.push({ field: 'sku', problem: 'already-used' })
  if (languages.every(language => form.names[language] === '')) issues.push({ field: 'name', problem: 'required' })
  if (!known.taxClassKnown) issues.push({ field: 'taxClassId', problem: 'unknown' })
  if (form.unitContainerId !== null && !known.containers.has(form.unitContainerId))
    issues.push({ field: 'unitContainerId', problem: 'unknown' })
  if (form.caseContainerId !== null && !known.containers.has(form.caseContainerId))
    issues.push({ field: 'caseContainerId', problem: 'unknown' })
  return issues
}

/** A unit as it is kept: a case always holds what the product says, an empty barcode is none. */
export const tidiedUnit = <U extends Omit<ProductUnit, 'n'>>(unit: U, product: Pick<Product, 'caseUnits'>): U => ({
  ...unit,
  factor: unit.kind === 'case' ? product.caseUnits : unit.factor,
  barcode: unit.barcode?.trim() || null,
})

/** What a person has to mend in a tidied unit: each kind once, larger than a single one, whole cases on a layer or a pallet. */
export function productUnitIssues(
  unit: Omit<ProductUnit, 'n'> & { n: number },
  product: Pick<Product, 'units' | 'caseUnits'>,
): Issue[] {
  const issues: Issue[] = []
  if (product.units.some(other => other.n !== unit.n && other.kind === unit.kind))
    issues.push({ field: 'unitKind', problem: 'already-used' })
  if (unit.kind !== 'case' && unit.factor <= 1) issues.push({ field: 'factor', problem: 'too-small' })
  const ofCases = unit.kind === 'layer' || unit.kind === 'pallet'
  if (ofCases && unit.factor % product.caseUnits !== 0) issues.push({ field: 'factor', problem: 'not-whole-cases' })
  return issues
}
