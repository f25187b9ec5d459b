import { expect, test } from 'vitest'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, enrol, hire, password, passwordOf } from '../support/people.ts'

overEveryDoor(door => {
  test('somebody new may sign in with the password that was given, and no answer ever carries a password', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    await begin(client)

    const wislin = await hire(client, { login: ' wislin ', name: ' Wislin Pierre ', role: 'dispatcher' })

    expect(wislin).toMatchObject({ login: 'wislin', name: 'Wislin Pierre', role: 'dispatcher', active: true })
    const everything = JSON.stringify([wislin, await client.people.list(), await client.auth.people()])
    expect(everything).not.toMatch(/password|argon2|hash/i)
    expect(await client.auth.signIn({ login: 'wislin', password: passwordOf(' wislin ') })).toMatchObject({
      result: 'open',
      person: { role: 'dispatcher' },
    })
  })

  test('a new password replaces the old one; none leaves it', async () => {
    const { connect, clock } = await openDesk()
    const client = await connect(door)
    await begin(client)
    const wislin = await hire(client, { login: 'wislin' })
    const other = await connect(door)

    await client.people.save({ ...wislin, role: 'supervisor', password: null })
    expect(await other.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })).toMatchObject({
      result: 'open',
      person: { role: 'supervisor' },
    })
    await client.people.save({ ...wislin, password: 'mango ak siwo' })
    expect(await other.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })).toMatchObject({
      result: 'wrong',
    })
    clock.advance(1000)
    expect(await other.auth.signIn({ login: 'wislin', password: 'mango ak siwo' })).toMatchObject({ result: 'open' })
  })

  test('what needs mending is named, and nothing is written', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    await begin(client)

    await expect(hire(client, { login: 'w p', name: '', password: 'kout', depotId: 999 })).rejects.toMatchObject({
      code: 'INVALID',
      data: {
        issues: [
          { field: 'name', problem: 'required' },
          { field: 'login', problem: 'not-a-code' },
          { field: 'password', problem: 'too-short' },
          { field: 'depotId', problem: 'unknown' },
        ],
      },
    })
    await expect(hire(client, { login: 'MIRLANDE' })).rejects.toMatchObject({
      data: { issues: [{ field: 'login', problem: 'already-used' }] },
    })
    await expect(
      client.people.save({
        id: 77,
        login: 'x',
        name: 'x',
        role: 'viewer',
        language: 'en',
        depotId: null,
        active: true,
        password: null,
      }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', data: { id: 77 } })
    expect(await client.people.list()).toHaveLength(1)
  })

  test('the last head-office person cannot be shut out, and with a second one the first can', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    await begin(client)
    const mirlande = (await client.people.list())[0]
    if (!mirlande) throw new Error('nobody')

    for (const change of [{ active: false }, { role: 'manager' as const }])
      await expect(client.people.save({ ...mirlande, ...change, password: null })).rejects.toMatchObject({
        code: 'REFUSED',
        data: { reason: 'last-head-office-person' },
      })
    await hire(client, { login: 'wislin', role: 'head-office' })

    expect(await client.people.save({ ...mirlande, role: 'manager', password: null })).toMatchObject({
      role: 'manager',
    })
    await expect(client.people.list()).rejects.toMatchObject({ code: 'FORBIDDEN', data: { right: 'people.edit' } })
  })

  test('under a head office, people are entered at head office and nowhere else', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    await enrol(desk, { depotId: null, headOffice: false })

    await expect(hire(client, { login: 'wislin' })).rejects.toMatchObject({
      code: 'REFUSED',
      data: { reason: 'not-head-office' },
    })
  })

  test('at head office, somebody new waits for the signature and an own new password ends no session', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    const signed = await enrol(desk, { depotId: null, headOffice: true })

    await hire(client, { login: 'wislin' })
    expect(await client.auth.people()).toMatchObject([{ login: 'mirlande' }])
    await signed('wislin')
    expect(await client.auth.people()).toMatchObject([{ login: 'mirlande' }, { login: 'wislin' }])

    await client.auth.changePassword({ present: password, next: 'dlo kokoye' })
    expect(await client.auth.state()).toMatchObject({ state: 'open' })
    expect(await client.people.list()).toHaveLength(2)
  })
})
