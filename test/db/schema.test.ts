import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate, migrations } from '../../db/migrations/migrate.ts'
import type { ColumnKind } from '../../shared/sync/column.ts'
import { tableNames, tableOf } from '../../shared/sync/registry.ts'

function migrated(): Database.Database {
  const database = new Database(':memory:')
  migrate(database)
  return database
}

const sqlType: Record<ColumnKind, 'INTEGER' | 'TEXT'> = {
  integer: 'INTEGER',
  boolean: 'INTEGER',
  instant: 'INTEGER',
  money: 'INTEGER',
  reference: 'INTEGER',
  text: 'TEXT',
  day: 'TEXT',
  choice: 'TEXT',
  json: 'TEXT',
}

interface Found {
  name: string
  type: string
  notnull: number
  pk: number
}

test.each(tableNames)('the columns of %s are the registry’s: names, types and what may be missing', name => {
  const found = migrated().prepare<[], Found>(`PRAGMA table_info(${name})`).all()
  const { child, columns, class: tableClass } = tableOf(name)
  const key = child ? ['id', 'n'] : ['id']
  const version = tableClass === 'private' ? [] : ['version']
  expect(found.filter(column => column.pk > 0).map(column => column.name)).toEqual(key)
  expect(
    found
      .filter(column => column.pk === 0 && !version.includes(column.name))
      .map(({ name: column, type, notnull }) => ({ column, type, nullable: notnull === 0 }))
      .toSorted(byColumn),
  ).toEqual(
    Object.entries(columns)
      .map(([column, { kind, nullable }]) => ({ column, type: sqlType[kind], nullable }))
      .toSorted(byColumn),
  )
  expect(found.map(column => column.name).filter(column => column === 'version')).toEqual(version)
})

test.each(tableNames)('the choices of %s are the registry’s', name => {
  const sql = tableSql(name)
  for (const [column, { kind, choices }] of Object.entries(tableOf(name).columns)) {
    const listed = new RegExp(`CHECK \\(${column} IN \\(([^)]*)\\)\\)`).exec(sql)?.[1]?.split(', ')
    if (kind === 'boolean') expect(listed, column).toEqual(['0', '1'])
    else
      expect(
        listed?.map(choice => choice.slice(1, -1)),
        column,
      ).toEqual(choices ? [...choices] : undefined)
  }
})

test('every table of the registry is STRICT, and no table of the file is left out of one', () => {
  const tables = migrated()
    .prepare<[], { name: string; strict: number; type: string }>('PRAGMA table_list')
    .all()
    .filter(table => table.type === 'table' && !table.name.startsWith('sqlite_'))
  expect(tables.filter(table => table.strict === 0)).toEqual([])
  expect(tables.map(table => table.name)).toEqual(expect.arrayContaining([...tableNames]))
})

test('migrations are numbered by rising tens, and a migration that fails leaves nothing behind', () => {
  const numbers = migrations.map(migration => migration.number)
  expect(numbers.filter((number, at) => number % 10 !== 0 || number <= (numbers[at - 1] ?? 0))).toEqual([])
  const database = migrated()
  const before = database.prepare('SELECT sql FROM sqlite_schema').all()
  const broken = [...migrations, { number: 9990, sql: 'CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE half (id)' }]
  expect(() => migrate(database, broken)).toThrow('already exists')
  expect(database.prepare('SELECT sql FROM sqlite_schema').all()).toEqual(before)
  expect(database.pragma('user_version', { simple: true })).toBe(migrations.at(-1)?.number)
})

function tableSql(name: string): string {
  const row = migrated()
    .prepare<[string], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?`)
    .get(name)
  return row?.sql ?? ''
}

const byColumn = (a: { column: string }, b: { column: string }): number => (a.column < b.column ? -1 : 1)

test('two more currencies come to a file with orders in it, whose currencies stay as they were', () => {
  const database = new Database(':memory:')
  const before = migrations
    .filter(({ number }) => number < 70)
    .map(one => ({ ...one, sql: one.sql.replaceAll(", 'BRL', 'GBP'", '') }))
  migrate(database, before)
  database.exec(
    `INSERT INTO exchange_rate (id, currency, rate_e6, valid_from, source) VALUES (1, 'USD', 131500000, '2026-11-17', '')`,
  )
  expect(() => database.exec(`UPDATE exchange_rate SET currency = 'BRL'`)).toThrow('CHECK')
  migrate(database)
  expect(database.prepare('SELECT currency, rate_e6 FROM exchange_rate').all()).toEqual([
    { currency: 'USD', rate_e6: 131_500_000 },
  ])
  database.exec(`UPDATE exchange_rate SET currency = 'BRL'`)
  expect(() => database.exec(`UPDATE exchange_rate SET currency = 'XYZ'`)).toThrow('CHECK')
})

test('orders of an older file come to have no day of shipping and no word of another system', () => {
  const database = new Database(':memory:')
  migrate(
    database,
    migrations.filter(({ number }) => number < 50),
  )
  database.exec(
    `INSERT INTO sales_order (id, depot_id, customer_id, status, reason_note, channel, customer_reference, requested_day, currency, tax_included,
      net_minor, tax_minor, total_minor, note, ordered_day, status_since, entered_by)
    VALUES (1, 1, 1, 'closed', '', 'file', 'A1', '2026-11-19', 'HTG', 0, 100, 0, 100, '', '2026-11-17', 1, 1)`,
  )
  migrate(database)
  expect(
    database
      .prepare(
        'SELECT shipped_day, origin_status, carrier, freight_minor, ship_country, currency, net_minor FROM sales_order',
      )
      .get(),
  ).toEqual({
    shipped_day: null,
    origin_status: null,
    carrier: null,
    freight_minor: null,
    ship_country: null,
    currency: 'HTG',
    net_minor: 100,
  })
  expect(() => database.exec(`UPDATE sales_order SET shipped_day = 'soon'`)).toThrow('CHECK')
})

test('a computer of before that head office’s backup may overtake reads again all that a snapshot may have brought', () => {
  const database = new Database(':memory:')
  migrate(
    database,
    migrations.filter(({ number }) => number < 220),
  )
  database.exec(`INSERT INTO scope_cursor (scope, cursor, reaches) VALUES ('reference', 40, 41), ('depot:7', 9, 9)`)
  migrate(database)
  expect(database.prepare('SELECT scope, cursor, base FROM scope_cursor ORDER BY scope').all()).toEqual([
    { scope: 'depot:7', cursor: 9, base: 9 },
    { scope: 'reference', cursor: 40, base: 40 },
  ])
})
