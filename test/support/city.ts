import { rmSync } from 'node:fs'
import { beginCalendar } from '../../db/startingCalendar.ts'
import { addCustomer, addDepot, addPerson, by, type Company, foundCompany } from './business.ts'
import { differencesFromOffice } from './equality.ts'
import { type Office, openOffice } from './office.ts'
import { type Link, openLink } from './proxy.ts'
import { openRealDesk, type RealDesk, type RealDeskOptions } from './realDesk.ts'

/** A desk with its own link to head office. */
export interface CityDesk extends RealDesk {
  readonly link: Link
}

/** A real head office, the desk that founded it, and as many desks as a test adds; each behind a link of its own. */
export interface City {
  readonly office: Office
  /** Ids under head office's numbers. */
  readonly company: Company
  /** A second depot, GON. */
  readonly gonaives: number
  /** Order desks of the two depots: people. */
  readonly clerk: { readonly cap: number; readonly gonaives: number }
  /** A customer of the first depot. */
  readonly customer: number
  /** The desk that founded it, with head-office rights; fully synced. */
  readonly founder: CityDesk
  /** Joins and syncs a new desk. */
  addDesk(options?: { depot?: number; headOffice?: boolean } & RealDeskOptions): Promise<CityDesk>
  /** A computer at its first start, with its link: nobody has entered anything. */
  addComputer(): Promise<CityDesk>
  /** Opens the folder of a desk that was closed or killed. */
  track(options: RealDeskOptions & { folder: string }, link: Link): CityDesk
  /** Where a desk's copy differs from head office; empty where they are equal. */
  differences(desk: CityDesk): Promise<string[]>
  close(): Promise<void>
}

export async function openCity(database?: Parameters<typeof openOffice>[0]): Promise<City> {
  const office = await openOffice(database)
  const desks: CityDesk[] = []
  const links: Link[] = []

  const newDesk = async (options: RealDeskOptions): Promise<CityDesk> => {
    const link = await openLink(office.url)
    // No two computers of a city draw the same lane: what happens then is a test of its own.
    const lane = links.push(link)
    return track({ dice: sides => lane % sides, ...options }, link)
  }
  const track = (options: RealDeskOptions, link: Link): CityDesk => {
    const desk = { ...openRealDesk(options), link }
    desks.push(desk)
    return desk
  }

  const founder = await newDesk({})
  const alone = await foundCompany(founder.store)
  const { gonaives, clerk, customer } = await founder.store.write(
    by(alone.person, 'people.save', 'people.edit'),
    async tx => {
      const second = await addDepot(tx, 'GON')
      await beginCalendar(tx, { timeZone: 'America/Port-au-Prince', day: '2026-11-17', language: 'ht' })
      return {
        gonaives: second,
        clerk: {
          cap: await addPerson(tx, { login: 'nadege', role: 'supervisor', depot: alone.depot }),
          gonaives: await addPerson(tx, { login: 'wilner', role: 'supervisor', depot: second }),
        },
        customer: await addCustomer(tx, alone.depot, 'K001'),
      }
    },
  )
  const joined = await founder.sync.join({
    address: founder.link.url,
    code: await office.code({ founding: true, depot: null, headOffice: true }),
    computer: 'Head office',
  })
  const settled = await founder.sync.now()
  if (settled.waitingTransactions > 0 || settled.needsAttention > 0)
    throw new Error(`founding went wrong: ${JSON.stringify([settled, office.failures, founder.logged], null, 1)}`)
  const moved = (id: number): number => id + joined.device * 2 ** 35

  return {
    office,
    founder,
    company: {
      depot: moved(alone.depot),
      person: moved(alone.person),
      taxClass: moved(alone.taxClass),
      products: alone.products.map(moved),
      priceList: moved(alone.priceList),
    },
    gonaives: moved(gonaives),
    clerk: { cap: moved(clerk.cap), gonaives: moved(clerk.gonaives) },
    customer: moved(customer),
    addDesk: async ({ depot, headOffice = false, ...options } = {}) => {
      const desk = await newDesk(options)
      await desk.sync.join({
        address: desk.link.url,
        code: await office.code({
          founding: false,
          depot: headOffice ? null : (depot ?? moved(alone.depot)),
          headOffice,
        }),
        computer: `Desk ${desks.length}`,
      })
      await desk.sync.now()
      return desk
    },
    addComputer: () => newDesk({}),
    track,
    differences: desk => differencesFromOffice(desk.file, office.databaseUrl),
    close: async () => {
      for (const desk of desks) await desk.close().catch(() => {})
      for (const { folder } of desks) rmSync(folder, { recursive: true, force: true })
      for (const link of links) await link.close()
      await office.close()
    },
  }
}
