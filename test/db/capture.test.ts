import path from 'node:path'
import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { captureTriggers } from '../../db/capture.ts'
import type { Store } from '../../db/open.ts'
import type { ColumnKind } from '../../shared/sync/column.ts'
import { syncedTables, type TableName, tableOf } from '../../shared/sync/registry.ts'
import { addCustomer, addOrder, by, foundCompany } from '../support/business.ts'
import { newStore, sampleValues, temporaryFolder, testTime } from '../support/temporaryStore.ts'

type Value = string | number | null

interface Captured {
  tbl: number
  id: number
  sub: number
  op: string
  base: number
  cols: Record<string, Value>
  old: Record<string, Value> | null
}

/** What the triggers wrote since the change numbered `after`. */
async function capturedAfter(store: Store, after: number): Promise<Captured[]> {
  const rows = await store.reader.selectFrom('change').selectAll().where('n', '>', after).orderBy('n').execute()
  return rows.map(({ n: _n, tx: _tx, pending: _pending, cols, old, ...change }) => ({
    ...change,
    cols: JSON.parse(cols),
    old: old === null ? null : JSON.parse(old),
  }))
}

const lastChange = async (store: Store): Promise<number> =>
  (
    await store.reader
      .selectFrom('change')
      .select(eb => eb.fn.max('n').as('n'))
      .executeTakeFirst()
  )?.n ?? 0

const act = by(1, 'test', 'orders.enter')

/** Runs SQL by hand inside a captured transaction. */
const write = (store: Store, sql: string, values: Value[] = []): Promise<unknown> =>
  store.write(act, tx => tx.executeQuery(CompiledQuery.raw(sql, values)))

test.each(syncedTables)(
  'an insert into %s is captured with every column, an update with exactly the changed one',
  async name => {
    const store = newStore()
    const lost = await columnsLost(store, name)
    expect(lost).toEqual([])
  },
)

test('a column that the triggers forgot would be noticed', async () => {
  const store = newStore()
  const { note: _note, ...columns } = tableOf('sales_order').columns
  await store.pen.idle(database => {
    for (const sql of captureTriggers('sales_order', { ...tableOf('sales_order'), columns })) {
      database.exec(`DROP TRIGGER ${/CREATE TRIGGER (\w+)/.exec(sql)?.[1]}`)
      database.exec(sql)
    }
  })
  expect(await columnsLost(store, 'sales_order')).toEqual(['insert note', 'update note'])
})

test('a change of nothing, and head office’s version, are not captured', async () => {
  const store = newStore()
  const { id } = await someOrder(store)
  const before = await lastChange(store)
  await write(store, 'UPDATE sales_order SET note = note WHERE id = ?', [id])
  await write(store, 'UPDATE sales_order SET version = 7 WHERE id = ?', [id])
  expect(await capturedAfter(store, before)).toEqual([])
  await write(store, `UPDATE sales_order SET note = 'x' WHERE id = ?`, [id])
  expect(await capturedAfter(store, before)).toMatchObject([
    { op: 'update', base: 7, cols: { note: 'x' }, old: { note: '' } },
  ])
})

test('removing an order is captured with its lines, all their columns kept for taking it back', async () => {
  const store = newStore()
  const { id } = await someOrder(store)
  const lines = await store.reader.selectFrom('order_line').selectAll().where('id', '=', id).execute()
  const before = await lastChange(store)
  await store.write(act, tx => tx.deleteFrom('sales_order').where('id', '=', id).execute())
  const captured = await capturedAfter(store, before)
  expect(captured.map(({ tbl, sub, op, cols }) => ({ tbl, sub, op, cols }))).toEqual([
    { tbl: 31, sub: 1, op: 'delete', cols: {} },
    { tbl: 31, sub: 2, op: 'delete', cols: {} },
    { tbl: 30, sub: 0, op: 'delete', cols: {} },
  ])
  expect({ id, n: 1, version: 0, ...captured[0]?.old }).toEqual(lines[0])
})

test('a fact is never changed nor removed, whoever asks', async () => {
  const store = newStore()
  const values = sampleValues('record_event')
  await insert(store, 'record_event', 77, values)
  await expect(write(store, `UPDATE record_event SET kind = 'x'`)).rejects.toThrow('a fact is never changed')
  await expect(write(store, 'DELETE FROM record_event')).rejects.toThrow('a fact is never changed')
  expect(await store.reader.selectFrom('record_event').select('kind').execute()).toEqual([{ kind: values.kind }])
})

test('a row never changes its key', async () => {
  const store = newStore()
  const { id } = await someOrder(store)
  await expect(write(store, 'UPDATE sales_order SET id = 5 WHERE id = ?', [id])).rejects.toThrow(
    'never changes its key',
  )
  await expect(write(store, 'UPDATE order_line SET n = 9 WHERE id = ?', [id])).rejects.toThrow('never changes its key')
})

test('text comes through capture as it was typed', async () => {
  const store = newStore()
  const { id } = await someOrder(store)
  const typed = `"kòmand" \\ \u0000 \t\n\r {"a":1} 日本 🙂 ' ${String.fromCharCode(1, 8, 31, 127)}`
  const before = await lastChange(store)
  await store.write(act, tx => tx.updateTable('sales_order').set({ note: typed }).where('id', '=', id).execute())
  expect((await capturedAfter(store, before))[0]?.cols).toEqual({ note: typed })
})

test('triggers that a tool dropped or changed are put right at the next opening', async () => {
  const file = path.join(temporaryFolder(), 'desk.sqlite')
  const first = newStore({ file })
  await first.pen.idle(database => {
    database.exec('DROP TRIGGER capture_customer_update')
    database.exec('DROP TRIGGER capture_contact_insert')
    database.exec(`CREATE TRIGGER capture_contact_insert AFTER INSERT ON contact BEGIN SELECT 1; END`)
  })
  await first.close()
  const second = newStore({ file })
  expect(await columnsLost(second, 'customer')).toEqual([])
  expect(await columnsLost(second, 'contact')).toEqual([])
})

async function someOrder(store: Store): Promise<{ id: number }> {
  const company = await foundCompany(store)
  const id = await store.write(act, async tx => {
    const customer = await addCustomer(tx, company.depot, 'C1')
    return addOrder(tx, { company, customer, number: null, now: testTime })
  })
  return { id }
}

async function insert(store: Store, name: TableName, id: number, values: Record<string, Value>): Promise<void> {
  const { child, parent } = tableOf(name)
  const root = parent === null ? null : syncedTables.find(each => each === parent)
  if (root) await insert(store, root, id, sampleValues(root))
  const key: Record<string, Value> = child ? { id, n: 1 } : { id }
  const all = { ...key, ...values }
  const names = Object.keys(all)
  await write(
    store,
    `INSERT INTO ${name} (${names.join()}) VALUES (${names.map(() => '?').join()})`,
    Object.values(all),
  )
}

/** What an insert and then an update of each column fail to write down. */
async function columnsLost(store: Store, name: TableName): Promise<string[]> {
  const { child, class: tableClass, columns, number } = tableOf(name)
  const id = 4_000_000 + number
  const values = sampleValues(name)
  const lost: string[] = []
  const start = await lastChange(store)
  await insert(store, name, id, values)
  const inserted = (await capturedAfter(store, start)).find(change => change.tbl === number)
  for (const column of Object.keys(columns))
    if (inserted?.cols[column] !== values[column]) lost.push(`insert ${column}`)
  expect(inserted).toMatchObject({ id, sub: child ? 1 : 0, op: 'insert', base: 0, old: null })
  if (tableClass === 'fact') return lost

  for (const [column, { kind, choices, nullable }] of Object.entries(columns)) {
    const other = { ...otherValues, choice: choices?.[1] ?? choices?.[0] ?? '' }[kind]
    for (const [from, to] of nullable
      ? [
          [values[column], other],
          [other, null],
          [null, other],
        ]
      : [[values[column], other]]) {
      const before = await lastChange(store)
      await write(store, `UPDATE ${name} SET ${column} = ? WHERE id = ?`, [to ?? null, id])
      const captured = (await capturedAfter(store, before)).map(({ op, cols, old }) => ({ op, cols, old }))
      const wanted = [{ op: 'update', cols: { [column]: to }, old: { [column]: from } }]
      if (JSON.stringify(captured) !== JSON.stringify(wanted)) lost.push(`update ${column}`)
      else expect(captured).toEqual(wanted)
    }
  }
  return lost
}

const otherValues: Record<ColumnKind, Value> = {
  integer: 9_007_199_254_740_991,
  instant: 1_795_000_000_000,
  money: -12_345,
  reference: 2,
  boolean: 0,
  text: 'other',
  day: '2027-01-31',
  json: '[]',
  choice: '',
}
