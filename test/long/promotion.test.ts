import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openCity } from '../support/city.ts'
import { differencesFromOffice } from '../support/equality.ts'
import { openPostgresNode } from '../support/postgresCluster.ts'
import { addStandby, promoteFurthest, stopFollowing } from '../support/standby.ts'
import { takeOrders } from '../support/takeOrders.ts'

const settings = ['max_wal_senders=10', 'wal_keep_size=64MB', 'hot_standby=on']

test('fault 42: a standby that lagged and was promoted is noticed, begins another epoch, and gets back what it never had', async context => {
  const primary = await openPostgresNode(settings)
  if (!primary) return context.skip('PostgreSQL’s programs are not on this computer')
  const standby = await addStandby(primary, 'standby_1', settings)
  const city = await openCity({
    url: primary.url,
    addresses: `${primary.url} ${standby.url}`,
    drop: () => Promise.resolve(),
  })
  try {
    const one = await city.addDesk()
    const two = await city.addDesk()
    const order = {
      company: city.company,
      customer: city.customer,
      person: city.clerk.cap,
      depot: city.company.depot,
      depotCode: 'CAP',
    }
    const early = await takeOrders(one, order, 5)
    for (const desk of [one, two]) await desk.sync.now()
    await reached(primary, standby)
    await stopFollowing(standby)
    const late = [...(await takeOrders(one, order, 20)), ...(await takeOrders(two, order, 10))]
    for (const desk of [one, two, one])
      expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0 })
    const epochOf = async (node: typeof primary) =>
      Number((await node.ask<{ epoch: string }>('SELECT epoch FROM konvwa.office'))[0]?.epoch)
    const before = await epochOf(primary)

    await primary.kill()
    await promoteFurthest([standby])
    const there = await standby.ask<{ count: string }>(`SELECT count(*) FROM report.sales_order`)
    expect(Number(there[0]?.count)).toBe(early.length)

    const after = await takeOrders(two, order, 1)
    for (let round = 0; round < 4; round += 1) for (const desk of [two, one, city.founder]) await desk.sync.now()
    for (const desk of [one, two, city.founder]) {
      expect(await desk.sync.now()).toMatchObject({ trouble: null, waitingTransactions: 0, needsAttention: 0 })
      const numbers = await desk.store.reader.selectFrom('sales_order').select('number').orderBy('number').execute()
      expect(numbers.map(({ number }) => number)).toEqual([...early, ...late, ...after].toSorted())
      expect(await differencesFromOffice(desk.file, standby.url)).toEqual([])
    }
    expect(await epochOf(standby)).toBeGreaterThan(before)
  } finally {
    await city.close()
    for (const node of [primary, standby]) await node.remove()
  }
})

/** The standby has all that the primary has written. */
async function reached(primary: { ask: Ask }, standby: { ask: Ask }): Promise<void> {
  const [written] = await primary.ask<{ at: string }>(`SELECT pg_current_wal_lsn()::text AS at`)
  for (;;) {
    const [is] = await standby.ask<{ there: boolean }>('SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS there', [
      written?.at,
    ])
    if (is?.there) return
    await wait(20)
  }
}

type Ask = Awaited<ReturnType<typeof addStandby>>['ask']
