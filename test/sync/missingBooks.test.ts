import { renameSync, rmSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../db/open.ts'
import { openRealDesk } from '../support/realDesk.ts'

test.for(['gone', 'empty'] as const)(
  'books that are %s are not begun anew where their computer knows that there were some',
  async how => {
    const desk = openRealDesk()
    await desk.sync.start()
    await desk.close()
    if (how === 'empty') truncateSync(desk.file, 0)
    else rmSync(desk.file)
    for (const end of ['-wal', '-shm', '.lock']) rmSync(`${desk.file}${end}`, { force: true })

    expect(desk.identity.mark()).not.toBeNull()
    expect(() => openStore({ file: desk.file, now: Date.now, expected: true })).toThrow(
      expect.objectContaining({ code: 'missing' }),
    )
    rmSync(path.dirname(desk.file), { recursive: true, force: true })
  },
)

test('books of another installation are not opened, and not touched', async () => {
  const [one, other] = [openRealDesk(), openRealDesk()]
  for (const desk of [one, other]) await desk.sync.start()
  for (const desk of [one, other]) await desk.close()
  renameSync(other.file, one.file)
  const again = openRealDesk({ folder: one.folder })
  await expect(again.sync.start()).rejects.toThrow(expect.objectContaining({ code: 'other-computer' }))
  await again.close()
  for (const desk of [one, other]) rmSync(desk.folder, { recursive: true, force: true })
})

test('a computer alone whose books were put back gives no id and no number again', async () => {
  const desk = openRealDesk()
  await desk.sync.start()
  desk.identity.noteNumber('ORD-CAPZ2-27', 5)
  desk.identity.noteMark({ transaction: 9, clock: 1, lastId: 40 })
  await desk.close()
  const again = openRealDesk({ folder: desk.folder })
  await again.sync.start()
  const { last_id } = await again.store.reader.selectFrom('capture').select('last_id').executeTakeFirstOrThrow()
  expect(last_id).toBeGreaterThan(40)
  const counter = await again.store.reader.selectFrom('lane_counter').selectAll().executeTakeFirstOrThrow()
  expect(counter).toMatchObject({ type: 'ORD', lane: 'CAPZ2', fiscal_year: 2027 })
  expect(counter.last).toBeGreaterThanOrEqual(5)
  await again.close()
  rmSync(desk.folder, { recursive: true, force: true })
})
