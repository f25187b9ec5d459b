import type { Beginning } from './beginning.ts'
import { nextId } from './nextId.ts'
import type { Writer } from './schema.ts'
import { beginCalendar } from './startingCalendar.ts'

/**
 * Where an import founded the company before anybody was here: gives it and its depot the names that its first person chose, and answers
 * the depot's id. Null where nothing was founded.
 */
export async function takeOver(tx: Writer, beginning: Beginning): Promise<number | null> {
  const company = await tx.selectFrom('company').select('id').executeTakeFirst()
  const depot = await tx.selectFrom('depot').select('id').orderBy('id').executeTakeFirst()
  if (!company || !depot) return null

  await tx
    .updateTable('company')
    .set({
      name: beginning.company,
      legal_name: beginning.company,
      base_currency: beginning.baseCurrency,
      second_currency: beginning.secondCurrency,
      fiscal_start_month: beginning.fiscalStartMonth,
    })
    .where('id', '=', company.id)
    .execute()
  await tx
    .updateTable('depot')
    .set({
      code: beginning.depotCode,
      name: beginning.depotName,
      time_zone: beginning.timeZone,
      language: beginning.language,
      calendar_id: await beginCalendar(tx, beginning),
    })
    .where('id', '=', depot.id)
    .execute()
  const { secondCurrency, rateE6, day } = beginning
  if (secondCurrency !== null && rateE6 !== null)
    await tx
      .insertInto('exchange_rate')
      .values({ id: await nextId(tx), currency: secondCurrency, rate_e6: rateE6, valid_from: day, source: '' })
      .execute()
  return depot.id
}
