import { expect, test } from 'vitest'
import { overEveryDoor } from '../support/everyDoor.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, hire, passwordOf } from '../support/people.ts'

overEveryDoor(door => {
  test('each person has own preferences on this computer, and the sign-in screen keeps the last ones', async () => {
    const { connect } = await openDesk()
    const client = await connect(door)
    expect(await client.preferences.get()).toEqual({ language: null, theme: 'auto', textSize: 100 })
    await begin(client)
    await hire(client, { login: 'wislin' })

    await client.preferences.set({ language: 'ht', textSize: 120 })
    await client.preferences.set({ theme: 'dark' })
    expect(await client.preferences.get()).toEqual({ language: 'ht', theme: 'dark', textSize: 120 })

    await client.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })
    expect(await client.preferences.set({ language: 'fr' })).toMatchObject({ language: 'fr' })
    await client.auth.signOut()
    expect(await client.preferences.get()).toMatchObject({ language: 'fr' })
    await client.auth.signIn({ login: 'mirlande', password: 'kafe nwa san sik' })
    expect(await client.preferences.get()).toEqual({ language: 'ht', theme: 'dark', textSize: 120 })
    await expect(client.preferences.set({ textSize: 500 })).rejects.toMatchObject({
      data: { issues: [{ field: 'textSize', problem: 'too-large' }] },
    })
  })

  test('what somebody was typing is kept as typed, over a restart, and nobody else sees it', async () => {
    let desk = await openDesk()
    let client = await desk.connect(door)
    await begin(client)
    await hire(client, { login: 'wislin' })
    const typed = { lines: [{ code: 'COL', quantity: '12c 6' }], note: ' ak glas ', empty: null, $: '{"a":1}' }

    await client.drafts.keep({ form: 'order', key: 'new', content: 'first try' })
    desk.clock.advance(1000)
    const { savedAt } = await client.drafts.keep({ form: 'order', key: 'new', content: typed })
    await client.drafts.keep({ form: 'customer', key: '12', content: 'x' })
    desk = await desk.restart()
    client = await desk.connect(door)
    await client.auth.signIn({ login: 'mirlande', password: 'kafe nwa san sik' })

    expect(await client.drafts.find({ form: 'order', key: 'new' })).toEqual({ content: typed, savedAt })
    expect(await client.drafts.list()).toMatchObject([{ form: 'customer' }, { form: 'order', key: 'new', savedAt }])
    await client.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })
    expect(await client.drafts.find({ form: 'order', key: 'new' })).toBe(null)
    expect(await client.drafts.drop({ form: 'order', key: 'new' })).toEqual({ dropped: false })
    await client.auth.signIn({ login: 'mirlande', password: 'kafe nwa san sik' })
    expect(await client.drafts.drop({ form: 'order', key: 'new' })).toEqual({ dropped: true })
    expect(await client.drafts.find({ form: 'order', key: 'new' })).toBe(null)
  })

  test('drafts and preferences are never put before head office', async () => {
    const desk = await openDesk()
    const client = await desk.connect(door)
    await begin(client)
    const before = await desk.desk.store.reader.selectFrom('change').select('n').execute()

    await client.drafts.keep({ form: 'order', key: 'new', content: 1 })
    await client.preferences.set({ theme: 'dark' })

    expect(await desk.desk.store.reader.selectFrom('change').select('n').execute()).toEqual(before)
  })
})
