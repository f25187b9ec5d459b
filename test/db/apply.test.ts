import { expect, test } from 'vitest'
import { acknowledge, settleAnswered } from '../../db/acknowledge.ts'
import { applyPage, PageProblem } from '../../db/apply.ts'
import type { Store } from '../../db/open.ts'
import { registry } from '../../shared/sync/registry.ts'
import { addCustomer, by } from '../support/business.ts'
import { arriving, entry, newStore, pageOf, sampleValues } from '../support/temporaryStore.ts'

const act = by(7, 'customers.save', 'customers.edit')
const customers = async (store: Store) => store.reader.selectFrom('customer').selectAll().orderBy('id').execute()
const values = { ...sampleValues('customer'), name: 'remote', zone: 'Sid' }
const depot = 'depot:1'

/** A customer that head office knows at version 1, on a desk that holds its scope up to there. */
async function knownCustomer(store: Store, id = 70): Promise<number> {
  await applyPage(store, pageOf(depot, [entry(1, [arriving('customer', id, values)])]))
  return id
}

const edit = (store: Store, id: number, set: { name?: string; zone?: string }): Promise<unknown> =>
  store.write(act, tx => tx.updateTable('customer').set(set).where('id', '=', id).execute())

const own = { device: 5, own: true }

test('a page is applied wholly with its cursor, its versions, and nothing captured', async () => {
  const store = newStore()
  const heard: string[] = []
  store.changes.watch(tables => heard.push(...tables))
  const applied = await applyPage(
    store,
    pageOf(depot, [
      entry(1, [arriving('customer', 70, values), arriving('contact', 70, sampleValues('contact'), { sub: 1 })]),
      entry(2, [arriving('customer', 70, { name: 'later' }, { version: 2 })]),
    ]),
  )
  expect(applied).toEqual({ rows: 3, parked: 0 })
  expect(await customers(store)).toEqual([{ ...values, id: 70, name: 'later', version: 2 }])
  expect(await store.reader.selectFrom('contact').select(['id', 'n', 'version']).execute()).toEqual([
    { id: 70, n: 1, version: 1 },
  ])
  expect(await store.reader.selectFrom('change').selectAll().execute()).toEqual([])
  expect(heard.sort()).toEqual(['contact', 'customer', 'scope_cursor'])
})

test.each([
  ['begins where the desk does not stand', pageOf(depot, [entry(3, [arriving('customer', 71, values)])]), 'cursor'],
  ['repeats what is held', pageOf(depot, [entry(1, [arriving('customer', 71, values)])]), 'cursor'],
  ['has a hole', pageOf(depot, [entry(2, [arriving('customer', 71, values)]), entry(4, [])]), 'gap'],
  ['ends elsewhere than it says', { ...pageOf(depot, [entry(2, [arriving('customer', 71, values)])]), to: 3 }, 'gap'],
])('a page that %s is refused and nothing of it is applied', async (_case, page, code) => {
  const store = newStore()
  await knownCustomer(store)
  await expect(applyPage(store, page)).rejects.toMatchObject({ name: 'PageProblem', code, scope: depot })
  expect((await customers(store)).map(row => row.id)).toEqual([70])
  expect(PageProblem).toBeDefined()
})

test('a local change stays on top of what comes down, and the rest of the row comes through', async () => {
  const store = newStore()
  const id = await knownCustomer(store)
  await edit(store, id, { name: 'mine' })
  await applyPage(
    store,
    pageOf(depot, [entry(2, [arriving('customer', id, { name: 'theirs', zone: 'Lwès' }, { version: 2 })])]),
  )
  expect(await customers(store)).toMatchObject([{ name: 'mine', zone: 'Lwès', version: 2 }])
})

test('an own entry settles the change: earlier news of others stays under it, later news goes over it', async () => {
  const store = newStore()
  const id = await knownCustomer(store)
  await edit(store, id, { name: 'mine' })
  await acknowledge(store, [{ number: 1, verdict: 'accepted' }])
  await applyPage(
    store,
    pageOf(depot, [
      entry(2, [arriving('customer', id, { name: 'before' }, { version: 2 })]),
      entry(3, [arriving('customer', id, {}, { version: 3 })], { ...own, number: 1 }),
    ]),
  )
  expect(await customers(store)).toMatchObject([{ name: 'mine', version: 3 }])
  await applyPage(store, pageOf(depot, [entry(4, [arriving('customer', id, { name: 'after' }, { version: 4 })])]))
  expect(await customers(store)).toMatchObject([{ name: 'after', version: 4 }])
})

test('where head office kept another’s value, that value comes back, named in the log or not', async () => {
  const store = newStore()
  const id = await knownCustomer(store)
  await edit(store, id, { name: 'mine', zone: 'my zone' })
  await acknowledge(store, [{ number: 1, verdict: 'changed' }])
  await applyPage(
    store,
    pageOf(depot, [
      entry(2, [arriving('customer', id, { name: 'theirs', zone: 'their zone' }, { version: 2 })]),
      entry(3, [arriving('customer', id, { zone: 'my zone' }, { version: 3 })], { device: 5, number: 1 }),
    ]),
  )
  expect(await customers(store)).toMatchObject([{ name: 'theirs', zone: 'my zone', version: 3 }])
})

test('a change that lost everything and is nowhere in the log is taken back when everything is read', async () => {
  const store = newStore()
  const id = await knownCustomer(store)
  await edit(store, id, { name: 'mine' })
  await acknowledge(store, [{ number: 1, verdict: 'changed' }])
  await applyPage(store, pageOf(depot, [entry(2, [arriving('customer', id, { name: 'theirs' }, { version: 2 })])]))
  expect(await customers(store)).toMatchObject([{ name: 'mine' }])
  await settleAnswered(store)
  expect(await customers(store)).toMatchObject([{ name: 'theirs' }])
})

test('a held transaction that is released later is settled then', async () => {
  const store = newStore()
  const id = await knownCustomer(store)
  await edit(store, id, { name: 'mine' })
  await acknowledge(store, [{ number: 1, verdict: 'held', waitsFor: { table: 20, id: 9, sub: 0, column: null } }])
  await settleAnswered(store)
  await applyPage(store, pageOf('device:5', [entry(1, [], { verdicts: [{ number: 1, verdict: 'changed' }] })]))
  await settleAnswered(store)
  expect(await customers(store)).toMatchObject([{ name: 'remote' }])
  expect(await store.reader.selectFrom('tx').select('state').execute()).toEqual([{ state: 'changed' }])
})

test('a row that head office removed stays while local changes of it, or of its children, are undecided', async () => {
  const store = newStore()
  const id = await knownCustomer(store)
  await store.write(act, tx =>
    tx
      .insertInto('contact')
      .values({ id, n: 1, name: 'Jocelyne', role: '', phone: '', email: '', is_primary: 1 })
      .execute(),
  )
  await applyPage(store, pageOf(depot, [entry(2, [arriving('customer', id, {}, { op: 'delete', version: 2 })])]))
  expect(await customers(store)).toHaveLength(1)
  await acknowledge(store, [{ number: 1, verdict: 'accepted' }])
  await applyPage(
    store,
    pageOf(depot, [entry(3, [arriving('contact', id, {}, { sub: 1, version: 3 })], { ...own, number: 1 })]),
  )
  expect(await customers(store)).toEqual([])
  expect(await store.reader.selectFrom('contact').selectAll().execute()).toEqual([])
  expect(await store.reader.selectFrom('gone_row').selectAll().execute()).toEqual([])
})

test('a row that moved to another depot is not removed by the news from the old one, whichever comes first', async () => {
  const store = newStore()
  const moved = { ...values, depot_id: 2 }
  const comes = (sequence: number) =>
    pageOf('depot:2', [entry(sequence, [arriving('customer', 70, moved, { version: 9 })])])
  const leaves = pageOf(depot, [entry(2, [arriving('customer', 70, {}, { op: 'gone', version: 2 })])])
  await knownCustomer(store)
  await applyPage(store, comes(1))
  await applyPage(store, leaves)
  expect(await customers(store)).toMatchObject([{ depot_id: 2 }])

  const other = newStore()
  await knownCustomer(other)
  await applyPage(other, leaves)
  expect(await customers(other)).toEqual([])
  await applyPage(other, comes(1))
  expect(await customers(other)).toMatchObject([{ depot_id: 2 }])
})

test('removing here and there the same row ends without it', async () => {
  const store = newStore()
  const id = await knownCustomer(store)
  await store.write(act, tx => tx.deleteFrom('customer').where('id', '=', id).execute())
  await applyPage(store, pageOf(depot, [entry(2, [arriving('customer', id, { name: 'x' }, { version: 2 })])]))
  expect(await customers(store)).toEqual([])
  await acknowledge(store, [{ number: 1, verdict: 'accepted' }])
  await applyPage(
    store,
    pageOf(depot, [entry(3, [arriving('customer', id, {}, { op: 'delete', version: 3 })], { ...own, number: 1 })]),
  )
  await settleAnswered(store)
  expect(await customers(store)).toEqual([])
})

test('fault 33: a table, a column or a value that this version does not know is kept and stops nothing behind it', async () => {
  const store = newStore()
  const applied = await applyPage(
    store,
    pageOf(depot, [
      entry(1, [{ table: 9999, id: 1, sub: 0, op: 'put', version: 1, values: { what: 1 } }]),
      entry(2, [arriving('customer', 70, { ...values, favourite: 'cola' }, { version: 2 })]),
      entry(3, [arriving('customer', 71, { ...values, customer_class: 'spaceport' }, { version: 3 })]),
      entry(4, [arriving('customer', 72, { name: 'half a row' }, { version: 4 })]),
      entry(5, [arriving('customer', 73, values, { version: 5 })]),
    ]),
  )
  expect(applied).toEqual({ rows: 5, parked: 4 })
  expect((await customers(store)).map(row => row.id)).toEqual([70, 73])
  const parked = await store.reader.selectFrom('parked').select(['why', 'sequence', 'download']).execute()
  expect(parked.map(({ why, sequence }) => ({ why, sequence }))).toEqual([
    { why: 'unknown-table', sequence: 1 },
    { why: 'unknown-column', sequence: 2 },
    { why: 'constraint', sequence: 3 },
    { why: 'row-missing', sequence: 4 },
  ])
  expect(JSON.parse(parked[1]?.download ?? '')).toMatchObject({ values: { favourite: 'cola' } })
})

test('a child that comes before its parent stands as soon as the page is through', async () => {
  const store = newStore()
  const contact = arriving('contact', 70, sampleValues('contact'), { sub: 1 })
  const applied = await applyPage(
    store,
    pageOf(depot, [entry(1, [contact]), entry(2, [arriving('customer', 70, values)])]),
  )
  expect(applied).toEqual({ rows: 2, parked: 0 })
  expect(await store.reader.selectFrom('contact').select('id').execute()).toEqual([{ id: 70 }])
})

test('what is kept aside of a row goes when head office removes the row', async () => {
  const store = newStore()
  const child = (sequence: number, op: 'put' | 'delete') =>
    entry(sequence, [
      arriving('contact', 5, op === 'put' ? sampleValues('contact') : {}, { sub: 1, version: sequence, op }),
    ])
  expect(await applyPage(store, pageOf(depot, [child(1, 'put')]))).toEqual({ rows: 1, parked: 1 })
  await applyPage(store, pageOf(depot, [child(2, 'delete')]))
  expect(await store.reader.selectFrom('parked').selectAll().execute()).toEqual([])
})

test('what a new version has learned to hold is taken in at its first opening', async () => {
  const store = newStore()
  const id = await knownCustomer(store)
  await store.writePrivate(tx =>
    tx
      .insertInto('parked')
      .values({
        scope: depot,
        sequence: 1,
        why: 'unknown-column',
        download: JSON.stringify(arriving('customer', id, { notes: 'kept until now' })),
      })
      .execute(),
  )
  const file = await store.pen.idle(database => database.name)
  await store.close()
  const next = newStore({ file })
  expect(await customers(next)).toMatchObject([{ id, notes: 'kept until now' }])
  expect(await next.reader.selectFrom('parked').selectAll().execute()).toEqual([])
})

test('a column that came by its number to a version that did not know it is taken in under its name', async () => {
  const store = newStore()
  const id = await knownCustomer(store)
  const { number } = registry.customer.columns.notes
  const download = JSON.stringify(arriving('customer', id, { [`#${number}`]: 'came too early' }))
  await store.writePrivate(tx =>
    tx.insertInto('parked').values({ scope: depot, sequence: 1, why: 'unknown-column', download }).execute(),
  )
  const file = await store.pen.idle(database => database.name)
  await store.close()
  const next = newStore({ file })
  expect(await customers(next)).toMatchObject([{ id, notes: 'came too early' }])
  expect(await next.reader.selectFrom('parked').selectAll().execute()).toEqual([])
})

test('an own new row gets its version and keeps its values', async () => {
  const store = newStore()
  const id = await store.write(act, tx => addCustomer(tx, 1, 'A'))
  const [before] = await customers(store)
  await acknowledge(store, [{ number: 1, verdict: 'accepted' }])
  const rows = [arriving('customer', id, {}, { version: 8 }), arriving('contact', id, {}, { sub: 1, version: 8 })]
  await applyPage(store, pageOf(depot, [entry(1, rows, { ...own, number: 1 })]))
  expect(await customers(store)).toEqual([{ ...before, version: 8 }])
  expect(await store.reader.selectFrom('change').select('pending').distinct().execute()).toEqual([{ pending: 0 }])
})
