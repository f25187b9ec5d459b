import type { Issue } from '../errors.ts'
import { codeProblem, tidyCode } from '../kernel/code.ts'
import { languages } from '../kernel/locale.ts'
import type { ProductForm } from './contract.ts'

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
export function productIssues(form: ProductForm, known: { codeTaken: boolean; taxClassKnown: boolean }): Issue[] {
  const issues: Issue[] = []
  const code = codeProblem(form.sku)
  if (code) issues.push({ field: 'sku', problem: code })
  else if (known.codeTaken) issues.push({ field: 'sku', problem: 'already-used' })
  if (languages.every(language => form.names[language] === '')) issues.push({ field: 'name', problem: 'required' })
  if (!known.taxClassKnown) issues.push({ field: 'taxClassId', problem: 'unknown' })
  return issues
}
