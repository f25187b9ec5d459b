import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { registry } from '../../shared/sync/registry.ts'
import { addCustomer, addPerson, by, type Company, foundCompany } from '../support/business.ts'
import { diceOf } from '../support/dice.ts'
import { screenAt } from '../support/screenAt.ts'
import { savedId } from '../support/shop.ts'
import { countsOf } from './counts.ts'
import { type DeskState, openDesk, type SimDesk } from './desk.ts'
import { ledgerOf } from './ledger.ts'
import { openOffice, type SimOffice } from './office.ts'
import { type VirtualTime, virtualTime } from './time.ts'

/** Where every story begins: a company at head office and three computers that have joined it, all equal. */
export interface World {
  readonly office: SimOffice
  readonly time: VirtualTime
  readonly company: Company
  readonly customers: readonly number[]
  readonly clerk: number
  readonly reasons: { readonly hold: number; readonly cancel: number }
  readonly computers: readonly Computer[]
  /** Facts that head office held when the story begins. */
  readonly facts: number
  /** On a disk in memory, where there is one. */
  readonly folder: string
  close(): Promise<void>
}

export interface Computer {
  readonly name: string
  readonly person: number
  readonly folder: string
  /** Its last transaction when the story begins. */
  readonly lastTransaction: number
  readonly device: number
}

/** Saturday 21 November 2026, 14:00 UTC. */
const beginning = Date.UTC(2026, 10, 21, 14)

export async function openWorld(databaseUrl: string, sql?: string): Promise<World> {
  const folder = mkdtempSync(path.join(memoryDisk(), 'konvwa-sim-'))
  const time = virtualTime(beginning - 60 * 60_000)
  const office = await openOffice(databaseUrl, time)
  const world = { office, time, counts: countsOf(), mutant: null }
  const desks: SimDesk[] = []
  const newDesk = (name: string): SimDesk => {
    const state: DeskState = { ledger: ledgerOf(0, 0), skew: 0, clockTrue: true }
    const desk = openDesk({ ...world, dice: diceOf(desks.length + 1) }, state, path.join(folder, 'start', name))
    desks.push(desk)
    return desk
  }
  const join = async (desk: SimDesk, terms: { founding: boolean; depot: number | null; headOffice: boolean }) =>
    desk.sync.join({ address: 'http://127.0.0.1:1', code: await office.code(terms), computer: `Desk ${desks.length}` })

  const founder = newDesk('head-office')
  const alone = await foundCompany(founder.store)
  const made = await founder.store.write(by(alone.person, 'people.save', 'people.edit'), async tx => ({
    clerk: await addPerson(tx, { login: 'nadege', role: 'supervisor', depot: alone.depot }),
    customers: [await addCustomer(tx, alone.depot, 'K001'), await addCustomer(tx, alone.depot, 'K002')],
  }))
  const { device } = await join(founder, { founding: true, depot: null, headOffice: true })
  const moved = (id: number): number => id + device * 2 ** 35
  const company: Company = {
    depot: moved(alone.depot),
    person: moved(alone.person),
    taxClass: moved(alone.taxClass),
    products: alone.products.map(moved),
    priceList: moved(alone.priceList),
  }
  const clerk = moved(made.clerk)
  await founder.sync.now()
  const screen = await screenAt(founder, company.person)
  const texts = { en: 'Because', fr: 'Parce que', ht: 'Paske' }
  const reason = async (kind: 'hold' | 'cancel'): Promise<number> =>
    savedId(await screen.settings.saveReasonCode({ id: null, kind, code: kind.toUpperCase(), texts, active: true }))
  const reasons = { hold: await reason('hold'), cancel: await reason('cancel') }
  await founder.sync.now()
  for (const name of ['one', 'two']) {
    const desk = newDesk(name)
    await join(desk, { founding: false, depot: company.depot, headOffice: false })
    await desk.sync.now()
  }
  for (const desk of desks) await desk.sync.now()

  const computers: Computer[] = []
  for (const [index, desk] of desks.entries()) {
    const status = await desk.sync.setPlan({ everyMinutes: 60 })
    if (status.waitingTransactions > 0 || status.trouble !== null || status.needsAttention > 0)
      throw new Error(`the world began badly: ${JSON.stringify([status, office.failures, desk.broken])}`)
    const { last_tx } = await desk.store.reader.selectFrom('capture').select('last_tx').executeTakeFirstOrThrow()
    const name = path.basename(desk.folder)
    const kept = path.join(folder, 'kept', name)
    await desk.store.checkpoint()
    desk.copyTo(kept)
    computers.push({
      name,
      folder: kept,
      person: index === 0 ? company.person : clerk,
      lastTransaction: last_tx,
      device: desk.identity.present().device,
    })
    await desk.close()
  }
  await office.books.keep('start')
  if (sql) await office.ask(sql)
  const [held] = await office.ask<{ facts: string }>(
    `SELECT count(*) AS facts FROM row_state WHERE tbl = ${registry.record_event.number}`,
  )
  time.pass(beginning - time.now())
  const begin = virtualTime(time.now())
  return {
    office,
    time: {
      now: time.now,
      pass: time.pass,
      reset: () => time.pass(begin.now() - time.now()),
    },
    company,
    customers: made.customers.map(moved),
    clerk,
    reasons,
    computers,
    facts: Number(held?.facts),
    folder,
    close: async () => {
      await office.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const memoryDisk = (): string => process.env.KONVWA_SIM_DISK ?? '/dev/shm'
