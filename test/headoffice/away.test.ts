import { expect, test } from 'vitest'
import { twoDepots } from '../support/company.ts'
import { pack } from '../support/desk.ts'

test('while PostgreSQL is away desks are told to come again, and health says so', async () => {
  const { office, deskA } = await twoDepots()
  expect((await fetch(`${office.url}/health`)).status).toBe(200)
  await office.database.drop()
  const response = await deskA.send(pack(deskA.request()))
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('30')
  expect(await response.json()).toEqual({ code: 'busy' })
  const health = await fetch(`${office.url}/health`)
  expect([health.status, await health.json()]).toEqual([503, { healthy: false }])
  await office.close()
})
