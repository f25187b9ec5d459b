import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test, vi } from 'vitest'
import { openStore, type Store } from '../../db/open.ts'
import { by, foundCompany } from '../support/business.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'konvwa-much-'))
let store: Store | null = null

afterEach(async () => {
  await store?.close()
  store = null
  rmSync(folder, { recursive: true, force: true })
})

test('while much is written a thread empties the log, and leaves it empty and the setting as it was', async () => {
  const file = path.join(folder, 'konvwa.db')
  store = openStore({ file, now: Date.now })
  const { depot, person } = await foundCompany(store)
  const note = 'lakay '.repeat(300)
  let taken = 0
  const write = (): Promise<unknown> => {
    taken += 1
    const act = by(person, 'products.save', 'reference.edit')
    return (store as Store).write(act, tx =>
      tx
        .updateTable('depot')
        .set({ address: `${note}${taken}` })
        .where('id', '=', depot)
        .execute(),
    )
  }
  await store.writingMuch(async () => {
    while (taken < 500) await write()
    await vi.waitFor(() => expect(log(file).checkpointed).toBeGreaterThan(0), { timeout: 20_000 })
  })
  const { log: logged, checkpointed } = log(file)
  expect(checkpointed).toBe(logged)
  const { address } = await store.reader.selectFrom('depot').select('address').executeTakeFirstOrThrow()
  expect(address).toBe(`${note}${taken}`)
})

test('a store that is closed in the middle ends the thread too, and keeps what was saved', async () => {
  const file = path.join(folder, 'konvwa.db')
  store = openStore({ file, now: Date.now })
  await foundCompany(store)
  let closed: Promise<void> | undefined
  await store.writingMuch(async () => {
    closed = store?.close()
    await closed
  })
  store = openStore({ file, now: Date.now })
  expect(await store.reader.selectFrom('product').select('id').execute()).toHaveLength(3)
})

/** Pages in the log, and how many of them are in the file. */
function log(file: string): { log: number; checkpointed: number } {
  const other = new Database(file, { fileMustExist: true })
  const [row] = other.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[]
  other.close()
  return row ?? { log: 0, checkpointed: 0 }
}
