import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { may } from '../../shared/auth/right.ts'
import type { Column } from '../../shared/sync/column.ts'
import type { Values } from '../../shared/sync/protocol.ts'
import { syncedTables, type TableName, tableOf } from '../../shared/sync/registry.ts'
import { customerRow, type TwoDepots, twoDepots } from '../support/company.ts'

/** Every table whose rows belong to one depot, found in the registry: a new one is tested the day it comes. */
const depotTables = syncedTables.filter(name => tableOf(name).scope === 'depot' && !tableOf(name).child)
const childTables = syncedTables.filter(name => tableOf(name).scope === 'depot' && tableOf(name).child)

let world: TwoDepots
/** A row of depot A in each of them. */
const ofA = new Map<string, number>()

beforeAll(async () => {
  world = await twoDepots()
  const { office, company } = world
  const rows = [...depotTables, ...childTables].map((name, index) => {
    const { parent, number, child } = tableOf(name)
    const id = parent === null ? 9_000 + index : (ofA.get(parent) ?? 0)
    ofA.set(name, id)
    return {
      t: number,
      i: id,
      s: child ? 1 : 0,
      o: 'insert',
      v: rowFor(name, company.depotA, target => ofA.get(target) ?? 1),
    }
  })
  const entry = {
    scope: `depot:${company.depotA}`,
    ordinal: 1,
    device: 1,
    incarnation: 1,
    number: 0,
    exact: false,
    clock: 1,
    person: 1,
    why: 'test',
    batch: null,
    at: 1,
    size: 2,
    rows,
    verdicts: null,
  }
  await office.ask('SELECT set_config($1, $2, false), konvwa.commit_changes($5::jsonb, $3::json, $4::jsonb)', [
    'search_path',
    'konvwa',
    JSON.stringify([entry]),
    '[]',
    JSON.stringify({ [entry.scope]: 1 }),
  ])
  await world.deskB.sync()
})
afterAll(() => world.office.close())

const refused = { verdict: 'rejected', code: expect.stringMatching(/^(wrong-depot|not-yours-to-write)$/) }

async function tryAtB(
  name: TableName,
  op: 'insert' | 'update' | 'delete',
  id: number,
  values: Values,
  sub = 0,
): Promise<unknown> {
  const { deskB, company } = world
  const right = tableOf(name).writers.find(each => may('manager', each)) ?? 'customers.edit'
  deskB.act(company.managerB, right, [deskB.change(name, op, id, values, { sub, base: 1 })])
  return (await deskB.sync()).verdicts[0]
}

describe.each(depotTables)('%s', name => {
  test('a row of another depot is neither changed nor removed', async () => {
    const id = ofA.get(name) ?? 0
    const [column] = Object.keys(tableOf(name).columns).filter(each => each !== 'depot_id')
    const row = rowFor(name, world.company.depotA, () => 1)
    expect(await tryAtB(name, 'update', id, { [column ?? '']: row[column ?? ''] ?? null })).toMatchObject(refused)
    expect(await tryAtB(name, 'delete', id, {})).toMatchObject(refused)
  })

  test('nothing is written into another depot, nor moved there', async () => {
    const own = (target: string): number => ownRow(target)
    expect(await tryAtB(name, 'insert', world.deskB.id(), rowFor(name, world.company.depotA, own))).toMatchObject(
      refused,
    )
  })
})

describe.each(references())('%s.%s', (name, column, target) => {
  test('does not refer to a row of another depot', async () => {
    const { deskB, company } = world
    const row = rowFor(name, company.depotB, ownRow)
    const theirs = target === 'person' ? company.managerA : (ofA.get(target) ?? 0)
    expect(await tryAtB(name, 'insert', deskB.id(), { ...row, [column]: theirs })).toMatchObject(refused)
  })
})

describe.each(childTables)('%s', name => {
  test('no child is put under a record of another depot', async () => {
    const parent = ofA.get(tableOf(name).parent ?? '') ?? 0
    expect(await tryAtB(name, 'insert', parent, rowFor(name, world.company.depotB, ownRow), 2)).toMatchObject(refused)
    expect(await tryAtB(name, 'delete', parent, {}, 1)).toMatchObject(refused)
  })
})

test('what a desk downloads holds no row of another depot', async () => {
  const { deskB, deskA, company } = world
  await deskA.sync()
  await deskB.sync()
  const rowsOf = (desk: typeof deskA) => [...desk.entries.values()].flat().flatMap(entry => entry.rows)
  const names = (desk: typeof deskA) => new Set(rowsOf(desk).map(row => `${row.table}:${row.id}`))
  for (const name of depotTables) {
    const key = `${tableOf(name).number}:${ofA.get(name)}`
    expect(names(deskA)).toContain(key)
    expect(names(deskB)).not.toContain(key)
  }
  expect([...deskB.entries.keys()]).not.toContain(`depot:${company.depotA}`)
})

test('asking for the scope of another depot brings nothing', async () => {
  const { deskB, company } = world
  const { scopes, pages } = await deskB.sync({ cursors: { [`depot:${company.depotA}`]: 0, 'device:2': 0 } })
  expect(scopes).toEqual([`device:${deskB.identity.device}`, 'reference', `depot:${company.depotB}`])
  expect(pages.map(page => page.scope)).not.toContain(`depot:${company.depotA}`)
})

test('the database itself shows a reader only the scopes of its transaction', async () => {
  const { office, company } = world
  const rows = await office.ask(
    `BEGIN; SET LOCAL ROLE konvwa_reader; SET LOCAL konvwa.scopes = 'depot:${company.depotB}'; SELECT count(*) FROM konvwa.change_log WHERE scope = 'depot:${company.depotA}'`,
  )
  expect(rows).toEqual([{ count: '0' }])
  const mine = await office.ask(
    `BEGIN; SET LOCAL ROLE konvwa_reader; SET LOCAL konvwa.scopes = 'depot:${company.depotA}'; SELECT count(*) FROM konvwa.change_log WHERE scope = 'depot:${company.depotA}'`,
  )
  expect(mine).not.toEqual([{ count: '0' }])
})

describe.each([...depotTables, ...childTables])('%s', name => {
  const { number } = tableOf(name)
  const seen = async (depot: number): Promise<number> => {
    const rows = await world.office.ask(
      `BEGIN; SET LOCAL ROLE konvwa_reader; SET LOCAL konvwa.scopes = 'depot:${depot}';
       SELECT 1 FROM konvwa.row_state WHERE tbl = ${number} AND id = ${ofA.get(name)}`,
    )
    return rows.length
  }

  test('the database itself shows its rows to the depot they belong to and to no other', async () => {
    expect(await seen(world.company.depotB)).toBe(0)
    expect(await seen(world.company.depotA)).toBe(1)
  })

  test('the database itself refuses a commit for one depot that writes another’s', async () => {
    const { office, company } = world
    const id = ofA.get(name) ?? 0
    const commitFor = (depot: number) => {
      const scope = `depot:${company.depotA}`
      const row = {
        t: number,
        i: id + 100_000,
        s: tableOf(name).child ? 1 : 0,
        o: 'insert',
        v: rowFor(name, company.depotA, () => 1),
      }
      const head = { scope, ordinal: 1, device: 9, incarnation: 1, number: 0, exact: false, clock: 1, person: 1 }
      const entry = { ...head, why: 'test', batch: null, at: 1, size: 2, rows: [row], verdicts: null }
      return office.ask(
        `SELECT set_config('konvwa.writes', $1, false), set_config('search_path', 'konvwa', false),
           konvwa.commit_changes($2::jsonb, $3::json, '[]'::jsonb)`,
        [`device:9,depot:${depot}`, JSON.stringify({ [scope]: 1 }), JSON.stringify([entry])],
      )
    }
    await expect(commitFor(company.depotB)).rejects.toThrow(/not this device/)
    await commitFor(company.depotA)
  })
})

test('the database itself shows a reader of the computers and of what they sent its own alone', async () => {
  const { office, deskA, deskB } = world
  deskA.act(world.company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', deskA.id(), customerRow(world.company.depotA, 'OWN')),
  ])
  await deskA.sync()
  for (const [table, column] of [
    ['device', 'number'],
    ['device_tx', 'device'],
    ['device_frame', 'device'],
  ] as const) {
    const seenBy = (device: number) =>
      office.ask(
        `BEGIN; SET LOCAL ROLE konvwa_reader; SET LOCAL konvwa.device = '${device}';
         SELECT 1 FROM konvwa.${table} WHERE ${column} = ${deskA.identity.device}`,
      )
    expect(await seenBy(deskB.identity.device)).toEqual([])
    expect(await seenBy(deskA.identity.device)).not.toEqual([])
  }
})

test('the service itself may write the log only through the one function', async () => {
  const { office } = world
  const forbidden = office.ask(`BEGIN; SET LOCAL ROLE konvwa_service; DELETE FROM konvwa.change_log`)
  await expect(forbidden).rejects.toThrow(/permission denied/)
  await expect(
    office.ask(`BEGIN; SET LOCAL ROLE konvwa_service; UPDATE konvwa.row_state SET columns = '{}'`),
  ).rejects.toThrow(/permission denied/)
})

function references(): [TableName, string, string][] {
  return depotTables
    .filter(name => tableOf(name).class !== 'reference')
    .flatMap(name =>
      Object.entries(tableOf(name).columns).flatMap(([column, { target }]): [TableName, string, string][] =>
        target !== null && tableOf(name).class !== 'reference' && isOfDepot(target) && name !== 'conflict'
          ? [[name, column, target]]
          : [],
      ),
    )
}

function isOfDepot(target: string): boolean {
  return syncedTables.some(name => name === target && tableOf(name).scope === 'depot')
}

/** A row that depot B may refer to. */
function ownRow(target: string): number {
  const { company } = world
  const own: Record<string, number> = {
    depot: company.depotB,
    person: company.managerB,
    product: company.beer,
    price_list: company.priceList,
    reason_code: company.reason,
    tax_class: company.tax,
  }
  return own[target] ?? 1
}

function rowFor(name: TableName, depot: number, target: (table: string) => number): Values {
  return Object.fromEntries(
    Object.entries(tableOf(name).columns).map(([column, definition]) => [
      column,
      column === 'depot_id' ? depot : definition.nullable ? null : anyValue(definition, target),
    ]),
  )
}

function anyValue(column: Column, target: (table: string) => number): number | string {
  switch (column.kind) {
    case 'integer':
    case 'money':
    case 'instant':
    case 'boolean':
      return 0
    case 'text':
      return ''
    case 'json':
      return '{}'
    case 'day':
      return '2026-11-17'
    case 'reference':
      return target(column.target ?? '')
    case 'choice':
      return column.choices?.[0] ?? ''
  }
}
