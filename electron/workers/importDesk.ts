import { companyMoney, exchangeRates } from '../../db/company.ts'
import { listDepots } from '../../db/depots.ts'
import type { Store } from '../../db/open.ts'
import { findLogin, listPeople, type PersonRecord } from '../../db/people.ts'
import { may } from '../../shared/auth/right.ts'
import type { Currency } from '../../shared/kernel/money.ts'
import type { Identity } from '../sync/identity.ts'
import type { Rate } from './importTask.ts'

/** Where an import is written, and in whose name. */
export interface ImportDesk {
  store: Store
  person: number
  /** Writes products and prices itself; else they become requests to head office. */
  mayEditReference: boolean
  /** Writes people itself; else they become requests. */
  mayEditPeople: boolean
  depot: { id: number; timeZone: string }
  /** Of amounts whose currency nobody says. */
  baseCurrency: Currency
  /** Rates of the company's other currency, the latest first: the one of an order's day is frozen on it. */
  rates: readonly Rate[]
  now(): number
}

/** Why nothing can be imported here: nobody may, or there is no depot yet. */
export type NoImport = 'nobody' | 'noDepot'

/**
 * In whose name and where an import is written: the person named, else the first who may import; the computer's depot, else the first. Products are
 * written directly only where this computer rules over reference rows and the person may.
 */
export async function importDesk(
  store: Store,
  identity: Pick<Identity, 'device' | 'headOffice' | 'depotId'>,
  { login, now }: { login: string | null; now: () => number },
): Promise<ImportDesk | NoImport> {
  const person = await importer(store, login)
  return person ? importDeskOf(store, identity, { person, now }) : 'nobody'
}

/** The same in the name of somebody who has signed in. */
export async function importDeskOf(
  store: Store,
  identity: Pick<Identity, 'device' | 'headOffice' | 'depotId'>,
  { person, now }: { person: Pick<PersonRecord, 'id' | 'depotId' | 'role'>; now: () => number },
): Promise<ImportDesk | 'noDepot'> {
  const depots = await listDepots(store.reader)
  const depot = depots.find(({ id }) => id === (identity.depotId ?? person.depotId)) ?? depots[0]
  if (!depot) return 'noDepot'

  const { baseCurrency, secondCurrency } = await companyMoney(store.reader)
  const rates = (await exchangeRates(store.reader, secondCurrency)).toSorted((a, b) =>
    a.validFrom < b.validFrom ? 1 : -1,
  )
  const rules = identity.headOffice || identity.device === 0
  return {
    store,
    person: person.id,
    mayEditReference: rules && may(person.role, 'reference.edit'),
    mayEditPeople: rules && may(person.role, 'people.edit'),
    depot: { id: depot.id, timeZone: depot.timeZone },
    baseCurrency,
    rates: rates.map(({ validFrom, rateE6, currency }) => ({ validFrom, rateE6, currency })),
    now,
  }
}

async function importer(store: Store, login: string | null): Promise<PersonRecord | null> {
  if (login !== null) {
    const named = await findLogin(store.reader, login)
    return named?.active && may(named.role, 'imports.run') ? named : null
  }
  const people = await listPeople(store.reader)
  return people.find(person => person.active && may(person.role, 'imports.run')) ?? people.find(isImporter) ?? null
}

/** Whoever an import stood for in a store that had nobody yet: has no password, and so never signs in. */
const isImporter = (person: PersonRecord): boolean => person.passwordHash === '' && person.login === 'import'
