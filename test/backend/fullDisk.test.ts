import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { loopback } from '../../shared/kernel/loopback.ts'
import { startBackend } from '../support/backend.ts'
import { headersOf, passOf } from '../support/doors.ts'
import { begin } from '../support/people.ts'
import { openSmallDisk } from '../support/smallDisk.ts'

const disk = openSmallDisk(8)
afterAll(() => disk?.remove())

test.skipIf(disk === null)(
  'a disk that fills up while somebody works is said, nothing breaks, and with room all goes on',
  async () => {
    const folder = disk?.folder ?? ''
    const backend = await startBackend({ data: path.join(folder, 'books') })
    onTestFinished(() => backend.kill())
    const pass = await passOf(backend.url)
    const client = createORPCClient<Client>(
      new RPCLink({ url: `${pass.origin}${loopback.callPath}`, headers: () => headersOf(pass) }),
    )
    await begin(client)
    await client.drafts.keep({ form: 'order', key: 'kept', content: 'before' })
    const empty = disk?.fill()

    const saves = Array.from({ length: 200 }, (_, index) => index)
    let refused: unknown = null
    for (const index of saves) {
      if (refused !== null) break
      await client.drafts
        .keep({ form: 'order', key: `${index}`, content: 'x'.repeat(50_000) })
        .catch((error: unknown) => (refused = error))
    }

    expect(refused).toMatchObject({ code: 'DISK_FULL', defined: true })
    expect(await client.drafts.find({ form: 'order', key: 'kept' })).toMatchObject({ content: 'before' })
    empty?.()
    await client.drafts.keep({ form: 'order', key: 'kept', content: 'after' })
    expect(await client.drafts.find({ form: 'order', key: 'kept' })).toMatchObject({ content: 'after' })
    expect(await backend.stop()).toBe(0)
  },
)
