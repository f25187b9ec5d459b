import Database from 'better-sqlite3'
import type { Values } from '../shared/sync/protocol.ts'
import { type TableName, tableOf } from '../shared/sync/registry.ts'
import type { RowKey } from './pending.ts'
import type { Statements } from './statements.ts'

export type Put = 'written' | 'row-missing' | 'constraint'

/** Writes rows as head office has them, with capture muted. Column names must be the registry's. */
export interface RowWriter {
  /** Writes these columns and the version; makes the row where all that it needs is there. */
  put(name: TableName, key: RowKey, values: Values, version: number): Put
  /** Writes these columns of a row that is there; its version stays. */
  set(name: TableName, key: RowKey, values: Values): void
  remove(name: TableName, key: RowKey): void
  /** The row as it stands, or undefined. */
  find(name: TableName, key: RowKey): (Values & { version: number }) | undefined
}

type Plan = (key: RowKey, values: Values, version: number) => boolean

export function rowWriter(statement: Statements): RowWriter {
  const plans = new Map<string, Plan>()
  const latest = new Map<TableName, { columns: readonly string[]; plan: Plan }>()
  const planned = (name: TableName, columns: readonly string[]): Plan => {
    // Thousands of rows of a table come with the same columns one behind the other.
    const before = latest.get(name)
    if (before && areSame(before.columns, columns)) return before.plan
    const text = `${name}:${columns.join()}`
    const plan = plans.get(text) ?? planOf(statement, name, columns)
    plans.set(text, plan)
    latest.set(name, { columns, plan })
    return plan
  }
  return {
    put(name, key, values, version) {
      try {
        return planned(name, Object.keys(values))(key, values, version) ? 'written' : 'row-missing'
      } catch (error) {
        if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return 'constraint'
        throw error
      }
    },
    set(name, key, values) {
      const columns = Object.keys(values)
      if (columns.length === 0) return
      statement(
        `UPDATE ${name} SET ${columns.map(column => `${column} = ?`).join(', ')} WHERE ${keyMatches(name)}`,
      ).run(...columns.map(column => values[column] ?? null), ...keyValues(name, key))
    },
    remove(name, key) {
      statement(`DELETE FROM ${name} WHERE ${keyMatches(name)}`).run(...keyValues(name, key))
    },
    find: (name, key) =>
      statement<Values & { version: number }>(`SELECT * FROM ${name} WHERE ${keyMatches(name)}`).get(
        ...keyValues(name, key),
      ),
  }
}

const areSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at])

/** Insert or update where the columns make a whole row, else update; false where there was no row to update. */
function planOf(statement: Statements, name: TableName, columns: readonly string[]): Plan {
  const { columns: all, child } = tableOf(name)
  const given = new Set(columns)
  const whole = Object.entries(all).every(([column, { nullable }]) => nullable || given.has(column))
  const valuesOf = (values: Values) => columns.map(column => values[column] ?? null)
  if (!whole) {
    const assignments = [...columns, 'version'].map(column => `${column} = ?`).join(', ')
    const update = statement(`UPDATE ${name} SET ${assignments} WHERE ${keyMatches(name)}`)
    return (key, values, version) => update.run(...valuesOf(values), version, ...keyValues(name, key)).changes > 0
  }
  const keys = child ? ['id', 'n'] : ['id']
  const written = [...columns, 'version']
  const insert = statement(
    `INSERT INTO ${name} (${[...keys, ...written].join(', ')}) VALUES (${[...keys, ...written].map(() => '?').join(', ')})
    ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${written.map(column => `${column} = excluded.${column}`).join(', ')}`,
  )
  return (key, values, version) => insert.run(...keyValues(name, key), ...valuesOf(values), version).changes > 0
}

const keyMatches = (name: TableName): string => (tableOf(name).child ? 'id = ? AND n = ?' : 'id = ?')
const keyValues = (name: TableName, key: RowKey): number[] => (tableOf(name).child ? [key.id, key.sub] : [key.id])
