import { expect, test } from 'vitest'
import { logPages } from '../../db/pragmas.ts'
import { openSecondHand } from '../../db/secondHand.ts'
import { newStore } from '../support/temporaryStore.ts'

test('while a second hand writes, it alone empties the log, once that has grown long', async () => {
  const store = newStore()
  const hand = openSecondHand(store.file)
  const log = (): Promise<{ log: number; checkpointed: number }> =>
    store.pen.idle(database => {
      const [row] = database.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[]
      return row ?? { log: 0, checkpointed: 0 }
    })
  const write = (pen: typeof store.pen, bytes: number): Promise<void> =>
    pen.turn(({ statement }) => {
      statement('INSERT INTO parked (scope, sequence, download, why) VALUES (?, 1, ?, ?)').run(
        '',
        'x'.repeat(bytes),
        '',
      )
    })
  await store.checkpoint()
  store.leaveLog(true)
  await write(hand.pen, 4096 * 2 * logPages)
  hand.emptyLog()
  await write(store.pen, 10)
  const long = await log()
  expect([long.log > 2 * logPages, long.checkpointed]).toEqual([true, 0])

  await write(hand.pen, 4096 * 3 * logPages)
  hand.emptyLog()
  const emptied = await log()
  expect(emptied.checkpointed).toBe(emptied.log)

  store.leaveLog(false)
  await write(hand.pen, 4096 * 2 * logPages)
  await write(store.pen, 10)
  expect((await log()).checkpointed).toBeGreaterThan(logPages)
  hand.close()
})
