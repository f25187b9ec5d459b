import type { TaxClass } from '../shared/settings/contract.ts'
import type { Reader } from './schema.ts'

/** Every tax class with the changes of its rate, in the order of their days. */
export async function listTaxClasses(reader: Reader): Promise<TaxClass[]> {
  const rows = await reader.selectFrom('tax_class').selectAll().orderBy('code').execute()
  const changes = await reader.selectFrom('tax_change').selectAll().orderBy('valid_from').orderBy('n').execute()
  return rows.map(row => ({
    id: row.id,
    code: row.code,
    names: { en: row.name_en, fr: row.name_fr, ht: row.name_ht },
    rateBp: row.rate_bp,
    active: row.active === 1,
    changes: changes
      .filter(change => change.id === row.id)
      .map(change => ({ n: change.n, validFrom: change.valid_from, rateBp: change.rate_bp })),
  }))
}
