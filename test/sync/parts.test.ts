import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttp } from '../../electron/sync/http.ts'
import { roundTrip } from '../../electron/sync/roundTrip.ts'
import { LinkError } from '../../electron/sync/trouble.ts'
import type { Part } from '../../shared/sync/wire/parts.ts'
import { partKinds } from '../../shared/sync/wire/parts.ts'
import { vitalsBytes } from '../../shared/sync/wire/vitals.ts'
import { type City, type CityDesk, openCity } from '../support/city.ts'

let city: City
let desk: CityDesk

beforeAll(async () => {
  city = await openCity()
  desk = await city.addDesk()
})
afterAll(() => city.close())

const disk = async () => {
  const [found] = await city.office.ask<{ free: string | null; size: string | null; base: string | null }>(
    'SELECT disk_free AS free, disk_size AS size, database_size AS base FROM device WHERE number = $1',
    [desk.identity.present().device],
  )
  return { free: Number(found?.free), size: Number(found?.size), database: Number(found?.base) }
}

/** One round trip of this desk with these parts and nothing else. */
async function brings(...parts: readonly Part[]): Promise<readonly Part[] | undefined> {
  const me = desk.identity.present()
  const http = createHttp()
  const { answer } = await roundTrip({
    http,
    clock: { now: Date.now, uptime: () => performance.now() },
    address: me.address ?? '',
    identity: desk.identity,
    pinnedKey: me.headOfficeKey ?? '',
    request: {
      epoch: me.epoch ?? 0,
      frames: [],
      decisions: [],
      cursors: {},
      waiting: 0,
      needsAttention: 0,
      mostBytes: 1000,
      application: 'test',
      ...(parts.length > 0 ? { parts } : {}),
    },
  }).finally(() => http.hangUp())
  return answer.parts
}

test('head office knows how much room the disk of a computer has after its first sync', async () => {
  const { free, size, database } = await disk()
  expect(free).toBeGreaterThan(0)
  expect(size).toBeGreaterThanOrEqual(free)
  expect(database).toBeGreaterThan(50_000)
})

test('a part of a kind that head office does not know yet is passed over, and those beside it are not', async () => {
  const told = { diskFree: 7 * 1024 ** 2, diskSize: 9 * 1024 ** 3, database: 5 * 1024 ** 2 }
  expect(
    await brings({ kind: 250, bytes: Uint8Array.of(1, 2) }, { kind: partKinds.vitals, bytes: vitalsBytes(told) }),
  ).toEqual([])
  expect(await disk()).toEqual({ free: told.diskFree, size: told.diskSize, database: told.database })
})

test('who brings no part is answered without any', async () => {
  expect(await brings()).toBeUndefined()
})

test('a part that cannot be read is refused as a whole and changes nothing', async () => {
  const before = await disk()
  await expect(brings({ kind: partKinds.vitals, bytes: Uint8Array.of(255) })).rejects.toThrow(LinkError)
  expect(await disk()).toEqual(before)
})
