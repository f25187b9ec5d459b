import { setTimeout as wait } from 'node:timers/promises'
import { type HeadOffice, startHeadOffice } from '../../headoffice/start.ts'
import { type Company, customerRow, foundCompany } from './company.ts'
import { enrolDesk, type TestDesk } from './desk.ts'
import { openPostgresNode, type PostgresNode } from './postgresCluster.ts'
import { addStandby, follow, promoteFurthest } from './standby.ts'

/** A primary with two standbys, a head office before them, and desks that push without a pause. */
export interface Failover {
  readonly primary: PostgresNode
  readonly standbys: readonly PostgresNode[]
  /** Customers that head office said yes to. */
  readonly acknowledged: ReadonlySet<number>
  /** Lets the desks push until so many more were acknowledged. */
  push(more: number): Promise<void>
  /** Ends the primary in the middle of the pushing; the standby that has most takes over, and the desks go on. */
  killAndPromote(): Promise<void>
  /** A fresh standby in the place of the server that is gone, so that there are two again. */
  addAnother(): Promise<void>
  /** Ends pushing, ends the primary, promotes; answers how many acknowledged customers the new one has not. */
  lostAfterPromotion(): Promise<number>
  missing(): Promise<number[]>
  close(): Promise<void>
}

const deskCount = 4

/** Null where PostgreSQL's programs cannot be had. `synchronous`: a commit waits until one of the standbys has it on its disk. */
export async function openFailover(synchronous: boolean): Promise<Failover | null> {
  const settings = ['max_wal_senders=10', 'wal_keep_size=64MB', 'hot_standby=on']
  // Set when the standbys are there: before that every commit would wait for them.
  const first = await openPostgresNode(settings)
  if (!first) return null
  let primary = first
  let count = 2
  const nodes = new Map<PostgresNode, string>([[first, 'first']])
  for (const name of ['standby_1', 'standby_2']) nodes.set(await addStandby(first, name, settings), name)
  const gone: PostgresNode[] = []
  let standbys = [...nodes.keys()].filter(node => node !== first)
  if (synchronous) await waitForStandbys(first)

  const office = await startHeadOffice({ databaseUrl: [...nodes.keys()].map(node => node.url).join(' ') })
  const boss = await enrolDesk(office.url, { code: office.foundingCode ?? '' })
  const company = await foundCompany(boss)
  await boss.sync()
  const desks = await Promise.all(Array.from({ length: deskCount }, () => joinDesk(office, company)))

  const acknowledged = new Set<number>()
  let target = 0
  const pushOne = async (desk: TestDesk, waiting: number[]): Promise<void> => {
    if (waiting.length === 0) {
      const id = desk.id()
      waiting.push(id)
      const values = customerRow(company.depotA, `C${id}`)
      desk.act(company.managerA, 'customers.edit', [desk.change('customer', 'insert', id, values)])
    }
    try {
      const { verdicts } = await desk.sync()
      if (verdicts.some(({ verdict }) => verdict !== 'accepted')) throw new Error('refused')
      for (const id of waiting.splice(0)) acknowledged.add(id)
    } catch {
      await wait(50)
    }
  }
  const push = async (more: number): Promise<void> => {
    target = acknowledged.size + more
    await Promise.all(
      desks.map(async desk => {
        const waiting: number[] = []
        while (acknowledged.size < target || waiting.length > 0) await pushOne(desk, waiting)
      }),
    )
  }
  const missing = async (): Promise<number[]> => {
    const rows = await primary.ask<{ id: string }>('SELECT id FROM report.customer')
    const there = new Set(rows.map(row => Number(row.id)))
    return [...acknowledged].filter(id => !there.has(id))
  }

  return {
    get primary() {
      return primary
    },
    get standbys() {
      return standbys
    },
    acknowledged,
    push,
    killAndPromote: async () => {
      const before = acknowledged.size
      const pushing = push(120)
      while (acknowledged.size < before + 40) await wait(5)
      await primary.kill()
      gone.push(primary)
      const promoted = await promoteFurthest(standbys)
      if (synchronous) await waitForStandbys(promoted)
      primary = promoted
      standbys = standbys.filter(node => node !== promoted)
      for (const node of standbys) await follow(node, nodes.get(node) ?? '', promoted)
      await pushing
    },
    addAnother: async () => {
      count += 1
      const name = `standby_${count}`
      const node = await addStandby(primary, name, settings, gone.shift()?.port)
      nodes.set(node, name)
      standbys = [...standbys, node]
    },
    lostAfterPromotion: async () => {
      await primary.kill()
      primary = await promoteFurthest(standbys)
      return (await missing()).length
    },
    missing,
    close: async () => {
      await office.close()
      for (const node of nodes.keys()) await node.remove()
    },
  }
}

async function joinDesk(office: HeadOffice, company: Company): Promise<TestDesk> {
  const desk = await enrolDesk(office.url, {
    code: await office.makeCode({ depotId: company.depotA, headOffice: false }),
  })
  await desk.sync()
  return desk
}

/** From now on a commit counts when the disk of any one standby has it. */
async function waitForStandbys(primary: PostgresNode): Promise<void> {
  await primary.ask(`ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (*)'`)
  await primary.ask('SELECT pg_reload_conf()')
}
