import { expect, test } from 'vitest'
import { applyPage } from '../../db/apply.ts'
import { savePreference } from '../../db/preferences.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin } from '../support/people.ts'
import { arriving, entry, pageOf } from '../support/temporaryStore.ts'

overEveryDoor(door => {
  test('a screen hears which tables moved, gathered into one message', async () => {
    const { connect, desk } = await openDesk()
    const client = await connect(door)
    await begin(client)

    const stream = await client.changes.watch()
    expect(await stream.next()).toEqual({ done: false, value: { tables: [], remote: false } })

    await desk.store.writePrivate(tx => savePreference(tx, null, 'one', '1'))
    await desk.store.writePrivate(tx => savePreference(tx, null, 'two', '2'))

    expect(await stream.next()).toEqual({ done: false, value: { tables: ['preference'], remote: false } })
    await stream.return?.()
  })

  test('what another computer did is told from what was done here', async () => {
    const { connect, desk } = await openDesk()
    const client = await connect(door)
    await begin(client)
    const depot = (await client.settings.get()).depots[0]
    if (!depot) throw new Error('no depot')
    const stream = await client.changes.watch()
    await stream.next()

    await client.settings.saveDepot({ ...depot, name: 'Okap', note: '' })
    const here = await stream.next()
    await applyPage(desk.store, pageOf('reference', [entry(1, [arriving('depot', depot.id, { phone: '2816' })])]))
    const there = await stream.next()

    expect(here.value).toEqual({ tables: expect.arrayContaining(['depot', 'record_event']), remote: false })
    expect(there.value).toEqual({ tables: expect.arrayContaining(['depot']), remote: true })
    await stream.return?.()
  })

  test('the stream ends when the screen locks', async () => {
    const { connect, clock } = await openDesk()
    const client = await connect(door)
    await begin(client)
    const stream = await client.changes.watch()
    await stream.next()

    clock.advance(5 * 60_000)

    expect(await stream.next()).toMatchObject({ done: true })
    await expect(client.changes.watch()).rejects.toMatchObject({ code: 'LOCKED' })
  })

  test('nobody watches without signing in', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)

    await expect(client.changes.watch()).rejects.toMatchObject({ code: 'SIGN_IN_FIRST', defined: true })
  })
})
