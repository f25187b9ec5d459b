import { expect, test } from 'vitest'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, behindTheApp, enrol, hire, password, passwordOf } from '../support/people.ts'

overEveryDoor(door => {
  test('a new computer knows nobody, and says so', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)

    expect(await client.auth.state()).toEqual({ state: 'first-start' })
    expect(await client.auth.people()).toEqual([])
  })

  test('whoever begins alone is signed in as head office of their own', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)

    const { personId } = await begin(client)

    expect(await client.auth.state()).toMatchObject({
      state: 'open',
      lockAfterMinutes: 5,
      person: { id: personId, login: 'mirlande', role: 'head-office', rights: expect.arrayContaining(['people.edit']) },
    })
  })

  test('the right password opens the session, a wrong one does not and costs time', async () => {
    const desk = await openDesk()
    await begin(await desk.connect(door))
    const client = await desk.connect(door)
    expect(await client.auth.state()).toEqual({ state: 'signed-out', news: null })

    expect(await client.auth.signIn({ login: 'mirlande', password: 'not this one' })).toEqual({
      result: 'wrong',
      waitSeconds: 1,
    })
    expect(await client.auth.signIn({ login: 'mirlande', password })).toEqual({ result: 'wait', waitSeconds: 1 })
    desk.clock.advance(1000)

    expect(await client.auth.signIn({ login: ' Mirlande ', password })).toMatchObject({ result: 'open' })
    expect(await client.auth.state()).toMatchObject({ state: 'open', person: { name: 'Mirlande Joseph' } })
  })

  test('a screen left alone locks after five minutes, and opens for the same person with the password', async () => {
    const { connect, clock } = await openDesk()
    const client = await connect(door)
    await begin(client)

    clock.advance(4 * 60_000)
    await client.auth.present()
    clock.advance(4 * 60_000)
    expect(await client.auth.state()).toMatchObject({ state: 'open' })
    clock.advance(60_000)

    expect(await client.auth.state()).toMatchObject({ state: 'locked', person: { login: 'mirlande' } })
    await expect(client.settings.get()).rejects.toMatchObject({ code: 'LOCKED', defined: true })
    expect(await client.auth.unlock({ password })).toMatchObject({ result: 'open' })
    expect((await client.settings.get()).company?.name).toBe('Boissons du Nord')
  })

  test('how long a screen may be left alone is this computer’s own setting', async () => {
    const { connect, clock } = await openDesk()
    const [client, other] = [await connect(door), await connect(door)]
    await begin(client)
    await other.auth.signIn({ login: 'mirlande', password })

    await client.settings.saveLock({ afterMinutes: 2 })
    expect(await other.auth.present()).toEqual({ lockAfterMinutes: 2 })
    clock.advance(2 * 60_000)

    expect(await client.auth.state()).toMatchObject({ state: 'locked' })
    expect(await other.auth.state()).toMatchObject({ state: 'locked' })
  })

  test('setting the clock back keeps no screen open, and setting it on only locks it', async () => {
    const { connect, clock } = await openDesk()
    const client = await connect(door)
    await begin(client)

    clock.set(clock.now() - 86_400_000)
    clock.advance(5 * 60_000)
    expect(await client.auth.state()).toMatchObject({ state: 'locked' })

    await client.auth.unlock({ password })
    clock.set(clock.now() + 86_400_000)
    expect(await client.auth.state()).toMatchObject({ state: 'locked' })
  })

  test('signing out leaves nothing open on that screen, and other screens as they were', async () => {
    const { connect } = await openDesk()
    const [one, other] = [await connect(door), await connect(door)]
    await begin(one)
    await other.auth.signIn({ login: 'mirlande', password })

    expect(await one.auth.signOut()).toEqual({ state: 'signed-out', news: null })

    await expect(one.settings.get()).rejects.toMatchObject({ code: 'SIGN_IN_FIRST', defined: true })
    expect(await other.auth.state()).toMatchObject({ state: 'open' })
  })

  test('when another person signs in, what the one before was watching ends', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    await begin(client)
    await hire(client, { login: 'wislin', role: 'viewer' })
    const stream = await client.changes.watch()
    await stream.next()

    await client.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })

    let last = await stream.next()
    while (!last.done) last = await stream.next()
    expect(last.done).toBe(true)
    expect(await client.auth.state()).toMatchObject({ state: 'open', person: { login: 'wislin' } })
  })

  test('somebody who is no longer active is out at the next call', async () => {
    const { connect } = await openDesk()
    const [office, desk] = [await connect(door), await connect(door)]
    await begin(office)
    const wislin = await hire(office, { login: 'wislin' })
    await desk.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })

    await office.people.save({ ...wislin, active: false, password: null })

    await expect(desk.settings.get()).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
    expect(await desk.auth.people()).toMatchObject([{ login: 'mirlande' }])
    expect(await desk.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })).toMatchObject({
      result: 'wrong',
    })
  })

  test('a role that was changed behind the program lets nobody in, and ends the session that is open', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    await hire(client, { login: 'wislin', role: 'viewer' })
    const signed = await enrol(desk, { depotId: null })
    const entering = { login: 'wislin', password: passwordOf('wislin') }
    expect(await client.auth.signIn(entering)).toMatchObject({ result: 'open', person: { role: 'viewer' } })

    await behindTheApp(desk.desk, `UPDATE person SET role = 'head-office' WHERE login = ?`, 'wislin')

    await expect(client.people.list()).rejects.toMatchObject({ code: 'SIGN_IN_FIRST' })
    expect(await client.auth.state()).toEqual({ state: 'signed-out', news: 'known-anew' })
    expect(await client.auth.signIn(entering)).toMatchObject({ result: 'wrong' })
    desk.clock.advance(1000)
    await signed('wislin')
    expect(await client.auth.signIn(entering)).toMatchObject({ result: 'open', person: { role: 'head-office' } })
    expect(await client.auth.signOut()).toEqual({ state: 'signed-out', news: null })
  })

  test('while head office’s people are on their way to a computer that has just joined, its door says so', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    await enrol(desk, { depotId: null })
    desk.desk.identityFile.change({ settled: false })
    expect(await client.auth.signOut()).toEqual({ state: 'signed-out', news: 'people-coming' })
  })

  test('a new password counts at once, and its form names what is wrong', async () => {
    const { connect, clock } = await openDesk()
    const client = await connect(door)
    await begin(client)

    await expect(client.auth.changePassword({ present: 'no', next: 'long enough' })).rejects.toMatchObject({
      code: 'INVALID',
      data: { issues: [{ field: 'present', problem: 'wrong-password' }] },
    })
    clock.advance(1000)
    await expect(client.auth.changePassword({ present: password, next: 'short' })).rejects.toMatchObject({
      code: 'INVALID',
      data: { issues: [{ field: 'next', problem: 'too-short' }] },
    })
    expect(await client.auth.changePassword({ present: password, next: 'dlo kokoye' })).toEqual({
      counts: 'at-once',
    })

    await client.auth.signOut()
    expect(await client.auth.signIn({ login: 'mirlande', password })).toMatchObject({ result: 'wrong' })
    clock.advance(1000)
    expect(await client.auth.signIn({ login: 'mirlande', password: 'dlo kokoye' })).toMatchObject({ result: 'open' })
  })
})
