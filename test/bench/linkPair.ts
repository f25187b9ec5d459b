import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startHeadOffice } from '../../headoffice/start.ts'
import { startEmbedded } from '../../headoffice/store/embedded.ts'
import { makeId } from '../../shared/kernel/id.ts'
import { addCustomer, by, foundCompany } from '../support/business.ts'
import { type Conditions, type Link, openLink } from '../support/proxy.ts'
import { openRealDesk, type RealDesk } from '../support/realDesk.ts'

export const clear: Partial<Conditions> = { up: null, downward: null, delay: 0 }

/** What went over the links, until everything was answered. */
export interface Sent {
  readonly seconds: number
  readonly up: number
  readonly down: number
}

/** Two desks of a depot that know the same customers, each behind a link of its own. */
export interface LinkPair {
  readonly desks: readonly [RealDesk, RealDesk]
  readonly customers: readonly number[]
  /** One change of one customer, in a transaction of its own, as a person makes it. */
  change(desk: RealDesk, customer: number, values: { notes?: string; address?: string }): Promise<unknown>
  /** The desks sync one after the other under these conditions, until nothing waits. */
  sync(conditions: Partial<Conditions>, order: readonly RealDesk[]): Promise<Sent>
  close(): Promise<void>
}

export async function openLinkPair(count: number): Promise<LinkPair> {
  const folder = mkdtempSync(path.join(process.env.KONVWA_BENCH_DIR ?? tmpdir(), 'konvwa-pair-'))
  const postgres = await startEmbedded(folder)
  const office = await startHeadOffice({ databaseUrl: postgres.url })
  const links = [await openLink(office.url), await openLink(office.url)] as const
  const desks = [openRealDesk(), openRealDesk()] as const
  const founder = openRealDesk()
  const { depot, person } = await foundCompany(founder.store)
  const founding = { address: office.url, code: office.foundingCode ?? '', computer: 'Head office' }
  const { device } = await founder.sync.join(founding)
  const depotId = makeId(device, depot)
  const act = by(makeId(device, person), 'customers.save', 'customers.edit')
  for (const [at, desk] of desks.entries()) {
    const code = await office.makeCode({ depotId, headOffice: false })
    await desk.sync.join({ address: links[at]?.url ?? '', code, computer: `Order desk ${at + 1}` })
  }
  const [first, second] = desks
  const customers: number[] = []
  for (let at = 0; at < count; at += 1)
    customers.push(await first.store.write(act, tx => addCustomer(tx, depotId, `K${at}`)))
  for (const desk of [first, second]) await untilQuiet(desk)
  return {
    desks,
    customers,
    change: (desk, customer, values) =>
      desk.store.write(act, tx => tx.updateTable('customer').set(values).where('id', '=', customer).execute()),
    sync: async (conditions, order) => {
      const before = sum(links)
      for (const link of links) link.set(conditions)
      const began = performance.now()
      for (const desk of order) await untilQuiet(desk)
      const seconds = (performance.now() - began) / 1000
      for (const link of links) link.set(clear)
      const after = sum(links)
      return { seconds: Number(seconds.toFixed(1)), up: after.up - before.up, down: after.down - before.down }
    },
    close: async () => {
      for (const desk of [...desks, founder]) await desk.close()
      for (const link of links) await link.close()
      await office.close()
      await postgres.stop()
      for (const each of [folder, ...[...desks, founder].map(desk => desk.folder)])
        rmSync(each, { recursive: true, force: true })
    },
  }
}

const sum = (links: readonly Link[]): { up: number; down: number } => ({
  up: links.reduce((bytes, { traffic }) => bytes + traffic.up, 0),
  down: links.reduce((bytes, { traffic }) => bytes + traffic.down, 0),
})

async function untilQuiet(desk: RealDesk): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    const { trouble, waitingTransactions } = await desk.sync.now()
    if (trouble !== null) throw new Error(`sync: ${trouble}`)
    if (waitingTransactions === 0) return
  }
  throw new Error('something goes on waiting')
}
