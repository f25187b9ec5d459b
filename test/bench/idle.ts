import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { syncState } from '../../db/syncState.ts'
import { createHttp } from '../../electron/sync/http.ts'
import { startingRate } from '../../electron/sync/rate.ts'
import { round } from '../../electron/sync/round.ts'
import { startHeadOffice } from '../../headoffice/start.ts'
import { startEmbedded } from '../../headoffice/store/embedded.ts'
import { makeId } from '../../shared/kernel/id.ts'
import { addCustomer, by, foundCompany } from '../support/business.ts'
import { openLink } from '../support/proxy.ts'
import { openRealDesk, type RealDesk } from '../support/realDesk.ts'
import { clear } from './linkPair.ts'
import { openPouch, pushed } from './pouch.ts'
import { type BenchResult, percentile } from './result.ts'

const most = 300
const rounds = 20

/**
 * Bytes on the socket both ways, with every header of HTTP, of a sync that has nothing to say: a real desk and a real head office, the connection
 * open, counted by a proxy between them.
 */
export async function idle(): Promise<BenchResult> {
  const folder = mkdtempSync(join(process.env.KONVWA_BENCH_DIR ?? tmpdir(), 'konvwa-idle-'))
  const postgres = await startEmbedded(folder)
  const office = await startHeadOffice({ databaseUrl: postgres.url })
  const link = await openLink(office.url)
  const founder = openRealDesk()
  const desk = openRealDesk()
  const http = createHttp()
  try {
    const { depot, person } = await foundCompany(founder.store)
    const { device } = await founder.sync.join({
      address: office.url,
      code: office.foundingCode ?? '',
      computer: 'Head office',
    })
    const depotId = makeId(device, depot)
    const code = await office.makeCode({ depotId, headOffice: false })
    await desk.sync.join({ address: link.url, code, computer: 'Order desk 1' })
    await desk.store.write(by(makeId(device, person), 'customers.save', 'customers.edit'), tx =>
      addCustomer(tx, depotId, 'K001'),
    )
    await untilQuiet(desk)
    const ask = () =>
      round({
        store: desk.store,
        identity: desk.identity,
        http,
        clock: { now: Date.now, uptime: () => performance.now() },
        application: '0.1.0',
        rate: startingRate,
        resendFrom: null,
        fetchOnly: false,
        urgentOnly: false,
        parts: [],
        snapshots: {
          ready: async () => {},
          holds: () => false,
          held: () => ({}),
          cutOff: async () => {},
          passedOver: () => {},
          coming: () => false,
          left: () => 0,
          giveUp: async () => {},
        },
        signal: new AbortController().signal,
      })
    await ask()
    const connections = link.traffic.connections
    const ups: number[] = []
    const downs: number[] = []
    for (let count = 0; count < rounds; count += 1) {
      const before = { ...link.traffic }
      const { more } = await ask()
      if (more) throw new Error('there was something to say')
      ups.push(link.traffic.up - before.up)
      downs.push(link.traffic.down - before.down)
    }
    if (link.traffic.connections !== connections) throw new Error('the connection was not kept')
    const both = ups.map((up, place) => up + (downs[place] ?? 0))
    const value = Math.max(...both)
    const peer = await idlePouch()
    return {
      name: 'idle',
      value,
      unit: 'bytes both ways with HTTP headers, one request',
      target: `<= ${most}`,
      holds: value <= most,
      fsync_ms: null,
      peer: {
        name: 'PouchDB + express-pouchdb, bytes both ways of a sync both ways that has nothing to say',
        value: peer.up + peer.down,
      },
      also: {
        up: percentile(ups, 0.5),
        down: percentile(downs, 0.5),
        requests: 1,
        pouch: peer,
        scopes: Object.keys((await syncState(desk.store.reader)).cursors).length,
      },
    }
  } finally {
    http.hangUp()
    await desk.close()
    await founder.close()
    await link.close()
    await office.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
    for (const each of [desk, founder]) rmSync(each.folder, { recursive: true, force: true })
  }
}

/** The same of PouchDB, its hundred documents long there: what it pushes and pulls to learn that nothing is new. */
async function idlePouch(): Promise<{ up: number; down: number; requests: number }> {
  const pouch = await openPouch()
  try {
    await pouch.put(Array.from({ length: 100 }, (_, at) => ({ _id: `K${at}`, notes: `note ${at}` })))
    const both = async (): Promise<void> => {
      await pouch.push()
      await pouch.pull()
    }
    for (let warm = 0; warm < 2; warm += 1) await both()
    const { up, down, requests } = await pushed(pouch, clear, both)
    return { up, down, requests }
  } finally {
    await pouch.close()
  }
}

async function untilQuiet(desk: RealDesk): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const { trouble, waitingTransactions } = await desk.sync.now()
    if (trouble !== null) throw new Error(`sync: ${trouble}`)
    if (waitingTransactions === 0) return
  }
  throw new Error('something goes on waiting')
}
