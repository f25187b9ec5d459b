import { expect, test } from 'vitest'
import { listPeople } from '../../db/people.ts'
import { readPassword } from '../../shared/auth/password.ts'
import { openDesk, type TestDesk } from '../support/openDesk.ts'
import { begin, behindTheApp, enrol, hire, password, passwordOf } from '../support/people.ts'

/** A computer of head office without a link: Mirlande rules, Wislin is her viewer; both rows are signed. */
async function apart(): Promise<{ desk: TestDesk; client: Awaited<ReturnType<TestDesk['connect']>> }> {
  const desk = await openDesk()
  const client = await desk.connect('port')
  await begin(client)
  await hire(client, { login: 'wislin', role: 'viewer' })
  await desk.desk.store.pen.turn(({ statement }) => void statement('UPDATE change SET pending = 0').run())
  await enrol(desk, { depotId: null, headOffice: true })
  return { desk, client }
}

const idOf = async (client: Awaited<ReturnType<typeof apart>>['client'], login: string) => {
  const person = (await client.people.list()).find(each => each.login === login)
  if (!person) throw new Error(`nobody is called ${login}`)
  return person
}

test('a password that its own person changed without a link counts at once, the old one no longer', async () => {
  const { desk, client } = await apart()
  expect(await client.auth.changePassword({ present: password, next: 'dlo kokoye' })).toEqual({
    counts: 'here-at-once',
  })
  await client.auth.signOut()
  expect(await client.auth.people()).toMatchObject([{ login: 'mirlande' }, { login: 'wislin' }])
  expect(await client.auth.signIn({ login: 'mirlande', password })).toMatchObject({ result: 'wrong' })
  desk.clock.advance(1000)
  expect(await client.auth.signIn({ login: 'mirlande', password: 'dlo kokoye' })).toMatchObject({ result: 'open' })
})

test('a password of before that has no key is changed by head office first; there it counts when it is signed', async () => {
  const { desk, client } = await apart()
  const { passwordHash, id } = (await listPeople(desk.desk.store.reader))[0] ?? { passwordHash: '', id: 0 }
  await behindTheApp(
    desk.desk,
    'UPDATE person SET password_hash = ?, depot_id = (SELECT id FROM depot) WHERE id = ?',
    readPassword(passwordHash).phc,
    id,
  )
  const signed = await enrol(desk, { depotId: null, headOffice: false })
  await client.auth.signIn({ login: 'mirlande', password })
  await expect(client.auth.changePassword({ present: password, next: 'dlo kokoye' })).rejects.toMatchObject({
    code: 'REFUSED',
    data: { reason: 'password-by-head-office' },
  })
  desk.desk.identityFile.change({ headOffice: true })
  expect(await client.auth.changePassword({ present: password, next: 'dlo kokoye' })).toEqual({ counts: 'after-sync' })
  await signed('mirlande')
  expect(await client.auth.signIn({ login: 'mirlande', password: 'dlo kokoye' })).toMatchObject({ result: 'open' })
})

test('a role changed without a link is not acted in before head office has signed it; the person is not shut out', async () => {
  const { client } = await apart()
  const wislin = await idOf(client, 'wislin')
  await client.people.save({ ...wislin, role: 'head-office', password: null })
  await client.auth.signOut()
  expect(await client.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })).toMatchObject({
    result: 'open',
    person: { role: 'viewer' },
  })
  await expect(client.people.list()).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('somebody stopped without a link is shut out of this computer at once', async () => {
  const { client } = await apart()
  await client.people.save({ ...(await idOf(client, 'wislin')), active: false, password: null })
  await client.auth.signOut()
  expect(await client.auth.people()).toMatchObject([{ login: 'mirlande' }])
  expect(await client.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })).toMatchObject({
    result: 'wrong',
  })
})

test('a change that somebody makes up with an SQL tool lets nobody in: what lies below it must be signed too', async () => {
  const { desk, client } = await apart()
  const { id } = await idOf(client, 'wislin')
  await behindTheApp(desk.desk, `UPDATE person SET role = 'head-office' WHERE id = ?`, id)
  for (const old of [{ role: 'head-office' }, { role: 'manager' }, { active: 1 }])
    await behindTheApp(
      desk.desk,
      `INSERT INTO change (tx, tbl, id, sub, op, base, cols, old) VALUES (99, 4, ?, 0, 'update', 0, '{}', ?)`,
      id,
      JSON.stringify(old),
    )
  await client.auth.signOut()
  expect(await client.auth.signIn({ login: 'wislin', password: passwordOf('wislin') })).toMatchObject({
    result: 'wrong',
  })
})
