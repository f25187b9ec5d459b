import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { syncState } from '../../db/syncState.ts'
import { createHttp } from '../../electron/sync/http.ts'
import { startingRate } from '../../electron/sync/rate.ts'
import { round } from '../../electron/sync/round.ts'
import { startHeadOffice } from '../../headoffice/start.ts'
import { startEmbedded } from '../../headoffice/store/embedded.ts'
import { foundCompany } from '../support/business.ts'
import { openLink } from '../support/proxy.ts'
import { openRealDesk } from '../support/realDesk.ts'
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
  const desk = openRealDesk()
  const http = createHttp()
  try {
    await foundCompany(desk.store)
    await desk.sync.join({ address: link.url, code: office.foundingCode ?? '', computer: 'Order desk 1' })
    while ((await desk.sync.now()).waitingTransactions > 0) {}
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
    return {
      name: 'idle',
      value,
      unit: 'bytes both ways with HTTP headers, one request',
      target: `<= ${most}`,
      holds: value <= most,
      fsync_ms: null,
      peer: null,
      also: {
        up: percentile(ups, 0.5),
        down: percentile(downs, 0.5),
        requests: 1,
        scopes: Object.keys((await syncState(desk.store.reader)).cursors).length,
      },
    }
  } finally {
    http.hangUp()
    await desk.close()
    await link.close()
    await office.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
    rmSync(desk.folder, { recursive: true, force: true })
  }
}
