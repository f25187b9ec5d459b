import { expect, test } from 'vitest'
import { twoDepots } from '../support/company.ts'
import { pack } from '../support/desk.ts'

test('while PostgreSQL is away desks are told to come again, and health says so', async () => {
  const { office, deskA } = await twoDepots()
  expect((await fetch(`${office.url}/health`)).status).toBe(200)
  await office.database.drop()
  const response = await deskA.send(pack(deskA.request()))
  expect(response.status).toBe(503)
  // Not all in the same second.
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(20)
  expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  expect(await response.json()).toEqual({ code: 'busy' })
  const health = await fetch(`${office.url}/health`)
  expect([health.status, await health.json()]).toEqual([
    503,
    { healthy: false, database: 'away', migrations: 'unknown', draining: false },
  ])
  expect(await (await fetch(`${office.url}/health/live`)).json()).toEqual({ alive: true })
  await office.close()
})
