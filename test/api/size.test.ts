import { expect, test } from 'vitest'
import { mostCallBytes } from '../../shared/kernel/loopback.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin } from '../support/people.ts'

overEveryDoor(door => {
  test('a call of more than a megabyte is refused as too large, in bytes and not in letters, and the next one is taken', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    await begin(client)
    const keep = (content: string) => client.drafts.keep({ form: 'order', key: 'new', content })

    await expect(keep('x'.repeat(mostCallBytes))).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' })
    await expect(keep('ò'.repeat(mostCallBytes / 2))).rejects.toMatchObject({ code: 'PAYLOAD_TOO_LARGE' })

    expect(await client.drafts.list()).toEqual([])
    await keep('x'.repeat(mostCallBytes - 1000))
    expect(await client.drafts.list()).toHaveLength(1)
  })
})
