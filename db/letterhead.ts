import type { Company } from '../shared/settings/contract.ts'
import type { Reader } from './schema.ts'

/** Under whose name this computer's papers go out: the company, and one of its depots. */
export interface LetterheadRows {
  readonly company: Omit<Company, 'id' | 'secondCurrency' | 'fiscalStartMonth'> | null
  readonly depot: {
    readonly name: string
    readonly address: string
    readonly phone: string
    readonly timeZone: string
  } | null
}

/** The company's name and legal numbers, and the depot's address; each null where it is not here. */
export async function findLetterhead(reader: Reader, depotId: number | null): Promise<LetterheadRows> {
  const company = await reader.selectFrom('company').selectAll().orderBy('id').executeTakeFirst()
  const depot =
    depotId === null
      ? undefined
      : await reader.selectFrom('depot').selectAll().where('id', '=', depotId).executeTakeFirst()
  return {
    company: company
      ? {
          name: company.name,
          legalName: company.legal_name,
          taxId: company.tax_id,
          patente: company.patente,
          address: company.address,
          phone: company.phone,
          baseCurrency: company.base_currency,
        }
      : null,
    depot: depot ? { name: depot.name, address: depot.address, phone: depot.phone, timeZone: depot.time_zone } : null,
  }
}
