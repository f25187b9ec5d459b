import type { Client } from '../../shared/contract.ts'
import type { WorkAloneForm } from '../../shared/setup/contract.ts'

export const password = 'kafe nwa san sik'

export const workAloneForm: WorkAloneForm = {
  company: 'Boissons du Nord',
  baseCurrency: 'HTG',
  secondCurrency: 'USD',
  rateE6: 131_500_000,
  fiscalStartMonth: 10,
  depotCode: 'CAP',
  depotName: 'Cap-Haïtien',
  timeZone: 'America/Port-au-Prince',
  language: 'ht',
  name: 'Mirlande Joseph',
  login: 'mirlande',
  password,
}

/** The first start, done: a company of one depot, and Mirlande signed in on this screen with head-office rights. */
export const begin = (client: Client, form: Partial<WorkAloneForm> = {}): Promise<{ personId: number }> =>
  client.setup.workAlone({ ...workAloneForm, ...form })
