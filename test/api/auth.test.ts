import { expect, test } from 'vitest'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, password } from '../support/people.ts'

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
    expect(await client.auth.state()).toEqual({ state: 'signed-out' })

    expect(await client.auth.signIn({ login: 'mirlande', password: 'not this one' })).toEqual({
      result: 'wrong',
      waitSeconds: 1,
    })
    expect(await client.auth.signIn({ login: 'mirlande', password })).toEqual({ result: 'wait', waitSeconds: 1 })
    desk.clock.advance(1000)

    expect(await client.auth.signIn({ login: ' Mirlande ', password })).toMatchObject({ result: 'open' })
    expect(await client.auth.state()).toMatchObject({ state: 'open', person: { name: 'Mirlande Joseph' } })
  })
})
