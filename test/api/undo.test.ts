import { expect, test } from 'vitest'
import type { Client } from '../../shared/contract.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, hire, passwordOf } from '../support/people.ts'

async function depotOf(client: Client) {
  const depot = (await client.settings.get()).depots[0]
  if (!depot) throw new Error('no depot')
  return depot
}

overEveryDoor(door => {
  test('the last act is taken back, once, and the timeline tells both', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    await begin(client)
    const depot = await depotOf(client)
    await client.settings.saveDepot({ ...depot, name: 'Okap', cutoffMinute: 600, note: '' })

    expect(await client.undo.last({})).toEqual({ act: 'settings.saveDepot' })

    expect(await depotOf(client)).toEqual(depot)
    expect(await client.timeline.of({ table: 'depot', id: depot.id })).toMatchObject([
      {
        kind: 'undo.last',
        changes: [
          { column: 'name', before: 'Okap', after: 'Cap-Haïtien' },
          { column: 'cutoff_minute', before: 600, after: 720 },
        ],
      },
      {
        kind: 'settings.saveDepot',
        person: 'Mirlande Joseph',
        changes: [
          { column: 'name', before: 'Cap-Haïtien', after: 'Okap' },
          { column: 'cutoff_minute', before: 720, after: 600 },
        ],
      },
      { kind: 'setup.workAlone', changes: [] },
    ])
  })

  test('what was changed since stays, and so does what others did', async () => {
    const { connect } = await openDesk()
    const [office, desk] = [await connect(door), await connect(door)]
    await begin(office)
    await hire(office, { login: 'wislin', role: 'head-office' })
    await desk.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })
    const depot = await depotOf(office)
    await expect(desk.undo.last({})).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'nothing' } })

    await office.settings.saveDepot({ ...depot, name: 'Okap', note: '' })
    await desk.settings.saveDepot({ ...depot, name: 'Kap Ayisyen', note: '' })

    await expect(office.undo.last({})).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'changed-since' } })
    expect((await depotOf(office)).name).toBe('Kap Ayisyen')
  })

  test('how a company began is not undone', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    await begin(client)

    await expect(client.undo.last({})).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'not-reversible' } })
    expect(await client.people.list()).toHaveLength(1)
  })

  test('nobody undoes under a right that was taken away since', async () => {
    const { connect } = await openDesk()
    const [office, desk] = [await connect(door), await connect(door)]
    await begin(office)
    const wislin = await hire(office, { login: 'wislin', role: 'head-office' })
    await desk.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })
    await desk.settings.saveDepot({ ...(await depotOf(desk)), name: 'Okap', note: '' })

    await office.people.save({ ...wislin, role: 'viewer', password: null })

    await expect(desk.undo.last({})).rejects.toMatchObject({ code: 'FORBIDDEN', data: { right: 'reference.edit' } })
  })

  test('a timeline shows no password, and no record of a table that nobody may see', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    await begin(client)
    const wislin = await hire(client, { login: 'wislin' })
    await client.people.save({ ...wislin, role: 'viewer', password: 'mango ak siwo' })

    const told = await client.timeline.of({ table: 'person', id: wislin.id })
    expect(told[0]?.changes).toEqual([{ column: 'role', before: 'order-desk', after: 'viewer' }])
    for (const table of ['draft', 'preference', 'tx', 'sqlite_schema', 'person; --'])
      await expect(client.timeline.of({ table, id: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await client.auth.signIn({ login: 'wislin', password: 'mango ak siwo' })
    await expect(client.timeline.of({ table: 'person', id: wislin.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
