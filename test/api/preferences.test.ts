import { expect, test } from 'vitest'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, hire, passwordOf } from '../support/people.ts'

overEveryDoor(door => {
  test('before anybody signs in the screen speaks the language of whoever was here last', async () => {
    const desk = await openDesk()
    await begin(await desk.connect(door))
    const next = await desk.connect(door)
    expect(await next.preferences.get()).toMatchObject({ language: 'ht' })
  })

  test('a language chosen by one person is not the next person’s', async () => {
    const desk = await openDesk()
    const manager = await desk.connect(door)
    await begin(manager)
    await manager.preferences.set({ language: 'fr', textSize: 125 })
    await hire(manager, { login: 'judeline', role: 'viewer' })
    const client = await desk.connect(door)
    expect(await client.preferences.get()).toMatchObject({ language: 'fr' })

    await client.auth.signIn({ login: 'judeline', password: passwordOf('judeline') })

    expect(await client.preferences.get()).toMatchObject({ language: null, textSize: 125 })
  })
})
