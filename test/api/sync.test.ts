import { expect, onTestFinished, test } from 'vitest'
import { openCity } from '../support/city.ts'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, hire, password, passwordOf, workAloneForm } from '../support/people.ts'

overEveryDoor(door => {
  test('a desk alone says so, and there is nothing to sync with', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    expect(await client.sync.status()).toMatchObject({
      state: 'alone',
      everythingUpTo: null,
      lastContact: null,
      trouble: null,
      address: null,
      plan: { everyMinutes: 15, hours: null, metered: false, urgentOnly: false },
    })
    await begin(client)
    await expect(client.sync.now()).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'alone' } })
  })

  test('how often, when and how much is a setting of this computer that outlives it', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    const plan = { everyMinutes: 60, hours: { from: 6, to: 20 }, metered: true, urgentOnly: false }
    const typed = { everyMinutes: 60, fromHour: 6, toHour: 20, metered: true }
    expect(await client.sync.setPlan(typed)).toMatchObject({ plan })
    expect(await client.sync.setUrgentOnly({ urgentOnly: true })).toMatchObject({ plan: { ...plan, urgentOnly: true } })
    await expect(client.sync.setPlan({ ...typed, fromHour: 20 })).rejects.toMatchObject({
      code: 'INVALID',
      data: { issues: [{ field: 'toHour', problem: 'same-hour' }] },
    })
    const again = await desk.restart()
    expect(await (await again.connect(door)).sync.status()).toMatchObject({ plan: { ...plan, urgentOnly: true } })
    const opened = await again.connect(door)
    await opened.auth.signIn({ login: workAloneForm.login, password })
    expect(await opened.sync.setPlan({ ...typed, fromHour: 0, toHour: 24 })).toMatchObject({ plan: { hours: null } })
  })

  test('who may only sync may not change when', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    const clerk = await hire(client, { login: 'enkoni' })
    const other = await desk.connect(door)
    await other.auth.signIn({ login: clerk.login, password: passwordOf(clerk.login) })
    await expect(
      other.sync.setPlan({ everyMinutes: 1, fromHour: 0, toHour: 24, metered: false }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await other.sync.setUrgentOnly({ urgentOnly: true })).toMatchObject({ plan: { urgentOnly: true } })
  })

  test('each field of the joining form that needs mending is named, and what cannot be is said in one word', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    const join = (form: { address?: string; code?: string; computer?: string }) =>
      client.setup.join({ address: 'https://127.0.0.1:1', code: 'ABCD-EFGH-2345', computer: 'Biwo', ...form })

    await expect(join({ address: 'ftp://x', code: 'O0I1', computer: ' ' })).rejects.toMatchObject({
      code: 'INVALID',
      data: {
        issues: [
          { field: 'address', problem: 'not-an-address' },
          { field: 'code', problem: 'wrong-code' },
          { field: 'computer', problem: 'required' },
        ],
      },
    })
    await expect(join({ address: 'http://office.example.ht' })).rejects.toMatchObject({
      data: { reason: 'insecure-address' },
    })
    await expect(join({})).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'no-answer' } })
    expect(await client.auth.state()).toEqual({ state: 'first-start' })
  })
})

test('a computer joins at its first start, somebody of head office’s people signs in, and the sync says what is where', async () => {
  const city = await openCity()
  onTestFinished(() => city.close())
  const desk = await openDesk({ now: Date.now() })
  const client = await desk.connect('port')
  const code = await city.office.code({ founding: false, depot: city.company.depot, headOffice: false })

  const joined = await client.setup.join({ address: city.office.url, code, computer: 'Kontwa 2' })

  expect(joined).toMatchObject({ requests: 0, waiting: 0, lane: expect.stringMatching(/^[1-9A-Y]/) })
  expect(await client.auth.state()).toMatchObject({ state: 'signed-out' })
  expect((await client.auth.people()).map(person => person.login)).toContain('nadege')
  await expect
    .poll(() => client.sync.status())
    .toMatchObject({
      state: 'idle',
      waitingTransactions: 0,
      trouble: null,
      everythingUpTo: expect.any(Number),
    })
  await expect(client.setup.join({ address: city.office.url, code, computer: 'x' })).rejects.toMatchObject({
    code: 'SIGN_IN_FIRST',
  })
})

test('who worked alone joins under Settings, signs in again and finds the same books; others may not', async () => {
  const city = await openCity()
  onTestFinished(() => city.close())
  const desk = await openDesk({ now: Date.now() })
  const client = await desk.connect('port')
  await begin(client, { login: 'mona' })
  const clerk = await hire(client, { login: 'enkoni' })
  const code = await city.office.code({ founding: false, depot: city.company.depot, headOffice: false })
  const form = { address: city.office.url, code, computer: 'Kontwa 3' }
  const other = await desk.connect('port')
  await other.auth.signIn({ login: clerk.login, password: passwordOf(clerk.login) })
  await expect(other.setup.join(form)).rejects.toMatchObject({ code: 'FORBIDDEN' })

  const joined = await client.setup.join(form)

  expect(joined.requests).toBeGreaterThan(0)
  expect(await client.auth.state()).toMatchObject({ state: 'signed-out' })
  expect(desk.logged.filter(line => line.event === 'call failed')).toEqual([])
})
