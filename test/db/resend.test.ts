import { expect, test } from 'vitest'
import { acknowledge } from '../../db/acknowledge.ts'
import { applyPage } from '../../db/apply.ts'
import { discard } from '../../db/discard.ts'
import { decisionsTold, decisionsToSend } from '../../db/inbox.ts'
import type { Store } from '../../db/open.ts'
import { goOnAgain } from '../../db/reborn.ts'
import { resend } from '../../db/resend.ts'
import { sealNext } from '../../db/seal.ts'
import { undo } from '../../db/undo.ts'
import { addCustomer, by, foundCompany } from '../support/business.ts'
import { arriving, entry, newStore, pageOf } from '../support/temporaryStore.ts'

const edit = by(7, 'customers.save', 'customers.edit')
const again = by(7, 'attention.resend', 'customers.edit')
const rose = { name: 'Rose', role: '', phone: '', email: '', is_primary: 0 } as const

/** A customer that head office has taken, as transaction 2. */
async function takenCustomer(): Promise<{ store: Store; customer: number }> {
  const store = newStore()
  const { depot } = await foundCompany(store)
  const customer = await store.write(edit, tx => addCustomer(tx, depot, 'A'))
  await acknowledge(store, [{ number: 2, verdict: 'accepted' }])
  return { store, customer }
}

const refused = (store: Store, ...numbers: number[]): Promise<void> =>
  acknowledge(
    store,
    numbers.map(number => ({ number, verdict: 'rejected', code: 'right-missing', at: null })),
  )

test('a new row that was refused, sent again with a change of it, refused again and given up is gone', async () => {
  const { store, customer } = await takenCustomer()
  await store.write(edit, tx =>
    tx
      .insertInto('contact')
      .values({ id: customer, n: 5, ...rose })
      .execute(),
  )
  await store.write(edit, tx => tx.updateTable('contact').set({ phone: '3700 2994' }).where('n', '=', 5).execute())
  await refused(store, 3, 4)
  await resend(store, again, 3)
  await resend(store, again, 4)
  await refused(store, 5, 6)
  await discard(store, { tx: 5, person: 7, also: [6] })
  expect(await store.reader.selectFrom('contact').select('n').where('id', '=', customer).execute()).toEqual([{ n: 1 }])
})

test('what a refused undo had put back and a refused act took away again is not removed at head office, which never had it', async () => {
  const { store, customer } = await takenCustomer()
  const known = [arriving('contact', customer, rose, { sub: 1, version: 4 })]
  await applyPage(store, pageOf('depot:1', [entry(1, known)]))
  const take = () =>
    store.write(edit, async tx => {
      await tx.deleteFrom('contact').where('id', '=', customer).execute()
      await tx.updateTable('customer').set({ city: 'Limbé' }).where('id', '=', customer).execute()
    })
  await take()
  await store.write(by(7, 'undo.last', 'customers.edit'), tx => undo(tx, { number: 3, person: 7 }))
  await take()
  await refused(store, 3, 4, 5)
  for (const tx of [3, 4, 5]) await resend(store, again, tx)
  const removed = await store.reader
    .selectFrom('change')
    .select('sub')
    .where('tx', '>', 5)
    .where('op', '=', 'delete')
    .execute()
  expect(removed).toEqual([{ sub: 1 }])
})

test('while what took away a row of a refused act is on its way, that act is not sent again, and nothing is changed', async () => {
  const { store, customer } = await takenCustomer()
  await store.write(edit, async tx => {
    await tx
      .insertInto('contact')
      .values({ id: customer, n: 5, ...rose })
      .execute()
    await tx.updateTable('customer').set({ city: 'Limbé' }).where('id', '=', customer).execute()
  })
  await store.write(edit, tx => tx.deleteFrom('contact').where('n', '=', 5).execute())
  await refused(store, 3)
  await expect(resend(store, again, 3)).rejects.toMatchObject({ code: 'not-answered', transactions: [4] })
  expect(await store.reader.selectFrom('refusal').select(['tx', 'state']).execute()).toEqual([{ tx: 3, state: 'open' }])

  await acknowledge(store, [
    { number: 4, verdict: 'held', waitsFor: { table: 21, id: customer, sub: 5, column: null } },
  ])
  await resend(store, again, 3)
  const states = await store.reader.selectFrom('tx').select('state').where('number', '>', 2).orderBy('number').execute()
  expect(states.map(({ state }) => state)).toEqual(['resent', 'resent', 'waiting'])
})

test('what was made and taken away again in refused acts leaves no removal that waits for ever', async () => {
  const { store, customer } = await takenCustomer()
  await store.write(edit, tx =>
    tx
      .insertInto('contact')
      .values({ id: customer, n: 5, ...rose })
      .execute(),
  )
  await store.write(edit, async tx => {
    await tx.deleteFrom('contact').where('n', '=', 5).execute()
    await tx.updateTable('customer').set({ city: 'Limbé' }).where('id', '=', customer).execute()
  })
  await refused(store, 3, 4)
  await resend(store, again, 3)
  await resend(store, again, 4)
  const sent = await store.reader.selectFrom('change').select(['op', 'tbl', 'sub']).where('tx', '>', 4).execute()
  expect(sent).toEqual([{ op: 'update', tbl: 20, sub: 0 }])
})

test('what is held because it takes away what was refused goes along when that is sent again', async () => {
  const { store, customer } = await takenCustomer()
  await store.write(edit, tx =>
    tx
      .insertInto('contact')
      .values({ id: customer, n: 5, ...rose })
      .execute(),
  )
  await store.write(edit, async tx => {
    await tx.deleteFrom('contact').where('n', '=', 5).execute()
    await tx.updateTable('customer').set({ city: 'Limbé' }).where('id', '=', customer).execute()
  })
  await refused(store, 3)
  await acknowledge(store, [
    { number: 4, verdict: 'held', waitsFor: { table: 21, id: customer, sub: 5, column: null } },
  ])
  await resend(store, again, 3)
  const sent = await store.reader.selectFrom('change').select(['op', 'tbl', 'sub']).where('tx', '>', 4).execute()
  expect(sent).toEqual([{ op: 'update', tbl: 20, sub: 0 }])
  await acknowledge(store, [{ number: 5, verdict: 'accepted' }])
  expect(await decisionsToSend(store.reader, 99)).toEqual([
    { number: 3, decided: 'resent' },
    { number: 4, decided: 'resent' },
  ])
})

test('giving up the second attempt takes along what was held on the first', async () => {
  const { store, customer } = await takenCustomer()
  await store.write(edit, tx =>
    tx
      .insertInto('contact')
      .values({ id: customer, n: 5, ...rose })
      .execute(),
  )
  await store.write(edit, tx => tx.updateTable('contact').set({ phone: '3700 2994' }).where('n', '=', 5).execute())
  await refused(store, 3)
  await acknowledge(store, [
    { number: 4, verdict: 'held', waitsFor: { table: 21, id: customer, sub: 5, column: null } },
  ])
  await resend(store, again, 3)
  await refused(store, 5)
  await discard(store, { tx: 5, person: 7, also: [4] })
  expect(await store.reader.selectFrom('contact').select('n').where('id', '=', customer).execute()).toEqual([{ n: 1 }])
  expect(await store.reader.selectFrom('tx').select('state').where('number', '=', 4).execute()).toEqual([
    { state: 'discarded' },
  ])
})

const heldOn = (number: number, id: number, sub: number) =>
  ({ number, verdict: 'held', waitsFor: { table: 21, id, sub, column: null } }) as const

const contactsOf = (store: Store, customer: number) =>
  store.reader.selectFrom('contact').select(['n', 'phone']).where('id', '=', customer).orderBy('n').execute()

test('what is held on a row that was made and taken away again by what goes along goes along too', async () => {
  const { store, customer } = await takenCustomer()
  const add = (n: number, name: string) => ({ ...rose, id: customer, n, name })
  await store.write(edit, tx => tx.insertInto('contact').values(add(5, 'Rose')).execute())
  await store.write(edit, async tx => {
    await tx.deleteFrom('contact').where('n', '=', 5).execute()
    await tx.insertInto('contact').values(add(6, 'Jo')).execute()
  })
  await store.write(edit, async tx => {
    await tx.deleteFrom('contact').where('n', '=', 6).execute()
    await tx.insertInto('contact').values(add(7, 'Rose')).execute()
  })
  await refused(store, 3)
  await acknowledge(store, [heldOn(4, customer, 5), heldOn(5, customer, 6)])
  await resend(store, again, 3)
  const sent = await store.reader.selectFrom('change').select(['op', 'sub']).where('tx', '>', 5).execute()
  expect(sent).toEqual([{ op: 'insert', sub: 7 }])
  await acknowledge(store, [{ number: 6, verdict: 'accepted' }])
  expect((await decisionsToSend(store.reader, 99)).map(({ number }) => number)).toEqual([3, 4, 5])
})

test('what was held on a new row before that was taken away goes along with it', async () => {
  const { store, customer } = await takenCustomer()
  await store.write(edit, tx =>
    tx
      .insertInto('contact')
      .values({ id: customer, n: 5, ...rose })
      .execute(),
  )
  await store.write(edit, async tx => {
    await tx.updateTable('contact').set({ phone: '3700 2994' }).where('n', '=', 5).execute()
    await tx.updateTable('customer').set({ city: 'Limbé' }).where('id', '=', customer).execute()
  })
  await store.write(edit, tx => tx.deleteFrom('contact').where('n', '=', 5).execute())
  await refused(store, 3)
  await acknowledge(store, [heldOn(4, customer, 5), heldOn(5, customer, 5)])
  await resend(store, again, 3)
  const sent = await store.reader.selectFrom('change').select(['op', 'tbl']).where('tx', '>', 5).execute()
  expect(sent).toEqual([{ op: 'update', tbl: 20 }])
  await acknowledge(store, [{ number: 6, verdict: 'accepted' }])
  expect((await decisionsToSend(store.reader, 99)).map(({ number }) => number)).toEqual([3, 4, 5])
})

test('a row that was changed and taken away in refused acts comes back as head office has it when they are given up', async () => {
  const { store, customer } = await takenCustomer()
  const before = await contactsOf(store, customer)
  await store.write(edit, async tx => {
    await tx.updateTable('contact').set({ phone: '3700 5360' }).where('id', '=', customer).execute()
    await tx
      .insertInto('contact')
      .values({ id: customer, n: 5, ...rose })
      .execute()
  })
  await store.write(edit, tx => tx.deleteFrom('contact').where('id', '=', customer).execute())
  await refused(store, 3)
  await acknowledge(store, [heldOn(4, customer, 5)])
  await resend(store, again, 3)
  await refused(store, 5)
  await discard(store, { tx: 5, person: 7, also: [] })
  expect(await contactsOf(store, customer)).toEqual(before)
})

test('so it does where the change alone is sent again and the removal is refused later', async () => {
  const { store, customer } = await takenCustomer()
  const before = await contactsOf(store, customer)
  await store.write(edit, async tx => {
    await tx.updateTable('contact').set({ phone: '3700 5360' }).where('id', '=', customer).execute()
    await tx.updateTable('customer').set({ city: 'Limbé' }).where('id', '=', customer).execute()
  })
  await store.write(edit, tx => tx.deleteFrom('contact').where('id', '=', customer).execute())
  await refused(store, 3)
  await resend(store, again, 3)
  await refused(store, 4, 5)
  await discard(store, { tx: 5, person: 7, also: [] })
  await discard(store, { tx: 4, person: 7, also: [] })
  expect(await contactsOf(store, customer)).toEqual(before)
})

test('that something was sent again head office hears no sooner than what that was, and once more where it came back from a backup', async () => {
  const { store, customer } = await takenCustomer()
  await store.write(edit, tx => tx.updateTable('customer').set({ city: 'Limbé' }).where('id', '=', customer).execute())
  await refused(store, 3)
  await resend(store, again, 3)
  const decision = { number: 3, decided: 'resent' }
  expect(await decisionsToSend(store.reader, 99)).toEqual([])
  const frame = await sealNext(store, { mostBytes: 4096, bytesPerJson: 1 })
  expect(frame?.number).toBe(1)
  expect(await decisionsToSend(store.reader, 0)).toEqual([])
  expect(await decisionsToSend(store.reader, 1)).toEqual([decision])
  await acknowledge(store, [{ number: 4, verdict: 'accepted' }])
  expect(await decisionsToSend(store.reader, 0)).toEqual([decision])
  await decisionsTold(store, [{ number: 3, decided: 'resent' }])
  expect(await decisionsToSend(store.reader, 99)).toEqual([])

  await goOnAgain(store, { frame: 1, hash: '0'.repeat(64), framed: 4, epoch: 2 })
  expect(await decisionsToSend(store.reader, 99)).toEqual([decision])
})
