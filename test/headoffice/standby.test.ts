import { expect, test } from 'vitest'
import { registry } from '../../shared/sync/registry.ts'
import { openFailover } from '../support/failover.ts'

test('the primary is killed in the middle of the load and a standby takes over: nothing that was acknowledged is lost, and desks go on', async context => {
  const failover = await openFailover(true)
  if (!failover) return context.skip('PostgreSQL’s programs are not on this computer')
  try {
    await failover.killAndPromote()
    expect(failover.acknowledged.size).toBeGreaterThanOrEqual(120)
    expect(await failover.missing()).toEqual([])
    const twice = await failover.primary.ask(
      `SELECT r ->> 'i' FROM konvwa.change_log, json_array_elements(rows) AS r WHERE r ->> 't' = $1 GROUP BY 1 HAVING count(*) > 1`,
      [String(registry.customer.number)],
    )
    expect(twice).toEqual([])
  } finally {
    await failover.close()
  }
}, 180_000)
