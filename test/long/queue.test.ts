import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { percentile } from '../bench/result.ts'
import { addCustomer, by } from '../support/business.ts'
import { openCity } from '../support/city.ts'

const queued = 100_000
const customers = 500
const mebibyte = 1024 ** 2

test('fault 34: a hundred thousand transactions that wait go up once each, while a person saves within 100 ms and the memory stays as it is', async () => {
  const city = await openCity()
  try {
    const desk = await city.addDesk()
    const act = by(city.clerk.cap, 'customers.save', 'customers.edit')
    const note = (id: number, text: string): Promise<unknown> =>
      desk.store.write(act, tx => tx.updateTable('customer').set({ notes: text }).where('id', '=', id).execute())
    const ids: number[] = []
    for (let at = 0; at < customers; at += 1)
      ids.push(await desk.store.write(act, tx => addCustomer(tx, city.company.depot, `Q${at}`)))
    const idAt = (at: number): number => ids[at % customers] ?? 0
    for (let at = customers; at < queued; at += 1) await note(idAt(at), `note ${at}`)
    expect((await desk.sync.status()).waitingTransactions).toBe(queued)

    const saves: number[] = []
    const memory: number[] = []
    let draining = true
    const person = (async () => {
      while (draining) {
        const began = performance.now()
        await note(idAt(saves.length), `typed ${saves.length}`)
        saves.push(performance.now() - began)
        memory.push(process.memoryUsage.rss() / mebibyte)
        await wait(100)
      }
    })()
    // A person goes on typing, so that something always waits: the queue is empty once what waits is what was typed.
    for (let rounds = 0; rounds < 400; rounds += 1) {
      const { trouble, waitingTransactions } = await desk.sync.now()
      expect(trouble).toBeNull()
      if (waitingTransactions < 50) break
    }
    draining = false
    await person
    await desk.sync.now()

    const counted = await city.office.ask<{ count: number }>(
      'SELECT count(*)::int AS count FROM konvwa.device_tx WHERE device = $1',
      [desk.identity.present().device],
    )
    const figures = { p95: percentile(saves, 0.95), first: memory[0] ?? 0, most: Math.max(...memory) }
    expect(counted[0]?.count).toBe(queued + saves.length)
    expect(await city.differences(desk)).toEqual([])
    expect(figures.p95, JSON.stringify(figures)).toBeLessThan(100)
    expect(figures.most - figures.first, JSON.stringify(figures)).toBeLessThan(400)
  } finally {
    await city.close()
  }
}, 1_800_000)
