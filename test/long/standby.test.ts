import { expect, test } from 'vitest'
import { openFailover } from '../support/failover.ts'
import { stopFollowing } from '../support/standby.ts'

test('five primaries one after the other are killed in the middle of the load: nothing that was acknowledged is lost', async context => {
  const failover = await openFailover(true)
  if (!failover) return context.skip('PostgreSQL’s programs are not on this computer')
  try {
    for (let kill = 1; kill <= 5; kill += 1) {
      await failover.killAndPromote()
      expect(await failover.missing(), `after kill ${kill}`).toEqual([])
      await failover.addAnother()
    }
    expect(failover.acknowledged.size).toBeGreaterThanOrEqual(600)
  } finally {
    await failover.close()
  }
})

test('fault 42: control: a standby that nobody waits for and that fell behind loses what was acknowledged: the test can see what it is for', async context => {
  const failover = await openFailover(false)
  if (!failover) return context.skip('PostgreSQL’s programs are not on this computer')
  try {
    await failover.push(40)
    for (const standby of failover.standbys) await stopFollowing(standby)
    await failover.push(80)
    const lost = await failover.lostAfterPromotion()
    expect(lost).toBeGreaterThanOrEqual(40)
  } finally {
    await failover.close()
  }
})
