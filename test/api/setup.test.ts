import { expect, test } from 'vitest'
import { foundFor } from '../../electron/workers/importFounding.ts'
import { northwind } from '../../shared/import/northwind.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, workAloneForm } from '../support/people.ts'

overEveryDoor(door => {
  test('the form is offered what this computer knows of itself', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)

    expect(await client.setup.today()).toEqual({
      day: '2026-11-17',
      timeZone: 'America/Port-au-Prince',
      computer: 'Order desk 1',
    })
  })

  test('everything that needs mending is said at once, and nothing has begun', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)

    const begun = begin(client, {
      company: ' ',
      secondCurrency: 'HTG',
      depotCode: 'C P',
      depotName: '',
      timeZone: 'Haiti/Okap',
      name: '',
      login: 'mir lande',
      password: 'kout',
    })

    await expect(begun).rejects.toMatchObject({
      code: 'INVALID',
      data: {
        issues: [
          { field: 'company', problem: 'required' },
          { field: 'secondCurrency', problem: 'already-used' },
          { field: 'depotCode', problem: 'not-a-code' },
          { field: 'depotName', problem: 'required' },
          { field: 'timeZone', problem: 'not-a-time-zone' },
          { field: 'name', problem: 'required' },
          { field: 'login', problem: 'not-a-code' },
          { field: 'password', problem: 'too-short' },
        ],
      },
    })
    expect(await client.auth.state()).toEqual({ state: 'first-start' })
    for (const table of ['company', 'depot', 'person', 'tx'] as const)
      expect(await desk.desk.store.reader.selectFrom(table).selectAll().execute()).toEqual([])
  })

  test('a company begins once: a second screen that tries at the same moment is told to sign in', async () => {
    const desk = await openDesk()
    const [one, two] = [await desk.connect(door), await desk.connect(door)]

    const [first, second] = await Promise.allSettled([
      begin(one),
      begin(two, { company: 'Another one', login: 'other' }),
    ])

    const refused = first.status === 'rejected' ? first : second
    expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(refused).toMatchObject({ reason: { code: 'SIGN_IN_FIRST' } })
    expect(await desk.desk.store.reader.selectFrom('company').selectAll().execute()).toHaveLength(1)
    await expect(begin(one)).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
  })

  test('a store that an import founded is begun by whoever comes first, and takes the names given then', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    const here = { timeZone: 'America/Port-au-Prince', computer: 'Order desk 1', lane: 'Z2', now: desk.clock.now() }
    await foundFor(desk.desk.store, northwind.founding, { ...here, currency: 'USD' })
    expect(await client.auth.state()).toEqual({ state: 'first-start' })

    const { personId } = await begin(client)

    expect(await client.auth.state()).toMatchObject({ state: 'open', person: { id: personId } })
    const { company, depots } = await client.settings.get()
    expect([company?.name, ...depots.map(({ name }) => name)]).toEqual(['Boissons du Nord', 'Cap-Haïtien'])
    expect(await client.auth.people()).toHaveLength(1)
  })

  test('it is one transaction, and the timelines begin with it', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    const { personId } = await begin(client, { depotCode: 'cap', secondCurrency: null, rateE6: null })

    expect(await desk.desk.store.reader.selectFrom('tx').select(['person', 'why']).execute()).toEqual([
      { person: personId, why: 'setup.workAlone' },
    ])
    const settings = await client.settings.get()
    expect(settings.depots[0]?.code).toBe('CAP')
    expect(settings.rates).toEqual([])
    expect((await client.priceLists.list()).map(({ code, currency }) => [code, currency])).toEqual([['GENERAL', 'HTG']])
    expect(await client.timeline.of({ table: 'depot', id: settings.depots[0]?.id ?? 0 })).toMatchObject([
      { kind: 'setup.workAlone', person: workAloneForm.name, computer: 'Order desk 1', waiting: true },
    ])
  })
})
