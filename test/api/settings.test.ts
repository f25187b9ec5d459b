import { expect, test } from 'vitest'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, enrol, hire } from '../support/people.ts'

overEveryDoor(door => {
  test('a company that has just begun has all it needs before its first order', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    await begin(client)

    const settings = await client.settings.get()

    expect(settings.company).toMatchObject({ name: 'Boissons du Nord', baseCurrency: 'HTG', secondCurrency: 'USD' })
    expect(settings.depots).toMatchObject([{ code: 'CAP', timeZone: 'America/Port-au-Prince', active: true }])
    expect(settings.taxClasses.map(({ code, rateBp }) => [code, rateBp])).toEqual([
      ['EXO', 0],
      ['TCA', 1000],
    ])
    expect(settings.rates).toMatchObject([{ currency: 'USD', rateE6: 131_500_000, validFrom: '2026-11-17' }])
    expect(countBy(settings.reasonCodes.map(({ kind }) => kind))).toEqual({ hold: 5, cancel: 6, 'free-goods': 4 })
    expect(settings.stageLimits.find(({ status }) => status === 'received')?.limitMinutes).toBe(120)
    expect(settings.device).toMatchObject({ number: 0, alone: true, depotId: settings.depots[0]?.id })
    expect(settings.device.lane).toMatch(/^Z[A-Z0-9]$/)
    expect(settings.today).toBe('2026-11-17')
  })

  test('what stays the same is not written again', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    await begin(client)
    const depot = (await client.settings.get()).depots[0]
    if (!depot) throw new Error('no depot')

    expect(await client.settings.saveDepot({ ...depot, phone: '2816 0000' })).toEqual({
      outcome: 'saved',
      id: depot.id,
    })
    expect(await client.settings.saveDepot({ ...depot, phone: ' 2816 0000 ' })).toEqual({
      outcome: 'unchanged',
      id: depot.id,
    })
    expect((await client.settings.get()).depots[0]?.phone).toBe('2816 0000')
  })

  test('every field that needs mending is named at once, and nothing is written', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    await begin(client)
    const depot = (await client.settings.get()).depots[0]
    if (!depot) throw new Error('no depot')

    const save = client.settings.saveDepot({ ...depot, id: null, code: 'C-1', name: ' ', timeZone: 'Mars/Base' })

    await expect(save).rejects.toMatchObject({
      code: 'INVALID',
      data: {
        issues: [
          { field: 'code', problem: 'not-a-code' },
          { field: 'name', problem: 'required' },
          { field: 'timeZone', problem: 'not-a-time-zone' },
        ],
      },
    })
    expect((await client.settings.get()).depots).toHaveLength(1)
  })

  test('two depots cannot have the same code', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    await begin(client)
    const depot = (await client.settings.get()).depots[0]
    if (!depot) throw new Error('no depot')

    await expect(client.settings.saveDepot({ ...depot, id: null, code: 'cap' })).rejects.toMatchObject({
      code: 'INVALID',
      data: { issues: [{ field: 'code', problem: 'already-used' }] },
    })
  })

  test('a desk under a head office asks for what head office owns', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    const depot = (await client.settings.get()).depots[0]
    if (!depot) throw new Error('no depot')
    await hire(client, { login: 'wislin', role: 'manager', depotId: depot.id })
    await enrol(desk, { depotId: depot.id })
    await client.auth.signIn({ login: 'wislin', password: 'wislin a du lapen' })

    const outcome = await client.settings.saveDepot({ ...depot, phone: '2816 0000', note: 'New line' })

    expect(outcome).toMatchObject({ outcome: 'requested' })
    expect((await client.settings.get()).depots[0]?.phone).toBe('')
    expect(await client.timeline.of({ table: 'depot', id: depot.id })).toMatchObject([
      { kind: 'requests.ask', note: 'New line', waiting: true },
      { kind: 'setup.workAlone' },
    ])
  })
})

const countBy = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(names, name => name)].map(([name, same]) => [name, same.length]))
