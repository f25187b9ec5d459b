import type { SampleProfile } from '../profile.ts'
import { haitiContainers } from './containers.ts'
import { haitiFirstNames, haitiLastNames, haitiSegments, haitiThings } from './customers.ts'
import { haitiLists, haitiPromotions } from './lists.ts'
import { haitiPeople } from './people.ts'
import { haitiDepots } from './places.ts'
import { haitiProducts } from './products.ts'
import {
  haitiConflicts,
  haitiCustomerNotes,
  haitiOpenOrders,
  haitiOrderNotes,
  haitiRequests,
  haitiTroubles,
} from './stories.ts'

const digits = (dice: (sides: number) => number, count: number): string =>
  Array.from({ length: count }, () => dice(10)).join('')

/** Bwason Lakay S.A., drinks, Port-au-Prince and three other depots. Nobody in it exists. */
export const haiti: SampleProfile = {
  name: 'haiti',
  seed: 1804,
  company: {
    name: 'Bwason Lakay',
    legalName: 'Bwason Lakay S.A.',
    taxId: '000-000-104-7',
    patente: '1800-4471',
    address: 'Wout Ayewopò, nº 218, Port-au-Prince',
    phone: '+509 28 00 10 00',
    baseCurrency: 'HTG',
    secondCurrency: 'USD',
    fiscalStartMonth: 10,
    timeZone: 'America/Port-au-Prince',
    language: 'ht',
  },
  ownHolidays: [
    {
      monthDay: '11-17',
      names: {
        en: 'Eve of Vertières, half a day',
        fr: 'Veille de Vertières, demi-journée',
        ht: 'Lavèy Vètyè, mwatye jounen',
      },
      closed: false,
      cutoffMinute: 11 * 60,
    },
    {
      monthDay: '12-24',
      names: { en: 'Christmas Eve, half a day', fr: 'Veille de Noël, demi-journée', ht: 'Lavèy Nwèl, mwatye jounen' },
      closed: false,
      cutoffMinute: 11 * 60,
    },
  ],
  depots: haitiDepots,
  people: haitiPeople,
  mixesUp: 'ketlie',
  taxes: [
    { code: 'TCA', names: { en: 'TCA 10 %', fr: 'TCA 10 %', ht: 'TCA 10 %' }, rateBp: 1000 },
    { code: 'EXO', names: { en: 'Exempt', fr: 'Exonéré', ht: 'San taks' }, rateBp: 0 },
  ],
  rates: { from: 130_850_000, to: 131_500_000, source: 'Bank' },
  containers: haitiContainers,
  products: haitiProducts,
  lists: haitiLists,
  priceChange: { daysAgo: 35, perMille: 48 },
  promotions: haitiPromotions,
  segments: haitiSegments,
  contactNames: { first: haitiFirstNames, last: haitiLastNames, thing: haitiThings },
  phone: dice => `+509 37 00 ${digits(dice, 2)} ${digits(dice, 2)}`,
  taxIdOf: dice => `00${dice(10)}-${digits(dice, 3)}-${digits(dice, 3)}-${dice(10)}`,
  customerNotes: haitiCustomerNotes,
  orderNotes: haitiOrderNotes,
  troubles: haitiTroubles,
  reference: 'BC',
  mixUpNote: 'Kès ak boutèy mele: yo te antre boutèy pou kès.',
  onHold: [{ customer: 'Supermarché La Plénitude', reason: 'CREDIT' }],
  openOrders: haitiOpenOrders,
  requests: haitiRequests,
  conflicts: haitiConflicts,
}
