import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { openStore } from '../../db/open.ts'
import { builtProgram } from './builtProgram.ts'
import { temporaryFolder } from './temporaryStore.ts'

/**
 * Lets a process of its own save orders and kills it with -9, again and again; after each time every order that was acknowledged is there, whole,
 * with the transaction that head office will hear of.
 */
export async function killWhileSaving(kills: number): Promise<void> {
  const file = path.join(temporaryFolder(), 'desk.sqlite')
  const program = await builtProgram('writeForever')
  const acknowledged: number[] = []
  for (let kill = 0; kill < kills; kill += 1) {
    const begun = acknowledged.length
    const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] })
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      printed += text
    })
    while (!printed.includes('\n')) await pause(2)
    await pause(Math.random() * 60)
    child.kill('SIGKILL')
    await once(child, 'close')
    acknowledged.push(...printed.split('\n').slice(0, -1).map(Number))
    expect(acknowledged.length).toBeGreaterThan(begun)

    const store = openStore({ file, now: Date.now })
    expect(store.condition.stoppedCleanly).toBe(false)
    expect((await store.condition.check).state).toBe('sound')
    const orders = await store.reader
      .selectFrom('sales_order')
      .innerJoin('order_line', 'order_line.id', 'sales_order.id')
      .select(['sales_order.id', eb => eb.fn.countAll<number>().as('lines')])
      .groupBy('sales_order.id')
      .execute()
    const captured = await store.reader
      .selectFrom('tx')
      .innerJoin('change', join => join.onRef('n', '>=', 'first_change').onRef('n', '<=', 'last_change'))
      .where('change.tbl', 'in', [30, 31])
      .select(['change.id', eb => eb.fn.countAll<number>().as('rows')])
      .groupBy('change.id')
      .execute()
    const present = new Map(orders.map(order => [order.id, order.lines]))
    expect(acknowledged.filter(id => present.get(id) !== 2)).toEqual([])
    expect(captured.map(({ id, rows }) => [id, rows - 1])).toEqual([...present])
    const numbers = await store.reader.selectFrom('tx').select('number').orderBy('number').execute()
    expect(numbers.map(tx => tx.number)).toEqual(numbers.map((_, index) => index + 1))
    await store.close()
  }
  expect(new Set(acknowledged).size).toBe(acknowledged.length)
}
