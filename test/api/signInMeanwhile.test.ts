import { expect, test } from 'vitest'
import { muted } from '../../db/muted.ts'
import { openDesk } from '../support/openDesk.ts'
import { begin, password } from '../support/people.ts'

test('whoever signs in while the row with this login gives way to head office’s is let in', async () => {
  const opened = await openDesk()
  const client = await opened.connect('port')
  await begin(client)
  await client.auth.signOut()
  const { store } = opened.desk
  const row = await store.reader.selectFrom('person').selectAll().executeTakeFirstOrThrow()

  // The attempt begins before this change and is counted behind it.
  let goOn = (): void => {}
  const asked = new Promise<void>(resolve => {
    goOn = resolve
  })
  const waited = store.writePrivate(() => asked)
  const changed = store.pen.turn(turn =>
    muted(turn, () => turn.statement('UPDATE person SET id = id + 1000 WHERE id = ?').run(row.id)),
  )
  const answer = client.auth.signIn({ login: row.login, password })
  await new Promise(resolve => setTimeout(resolve, 100))
  goOn()
  await waited
  await changed
  expect(await answer).toMatchObject({ result: 'open', person: { id: row.id + 1000 } })
})
