import type { Reader } from '../../db/schema.ts'
import type { Role } from '../../shared/auth/role.ts'
import type { Window } from '../../shared/kernel/page.ts'
import { arranged, choicesAmong, type Reading } from '../../shared/lists/arranged.ts'
import type { TableChoices, TableQuestion } from '../../shared/lists/tableQuestion.ts'
import type { Table } from '../../shared/lists/tables/table.ts'

/** Who reads a table, where, and on which connection. */
export interface TableAsk extends Reading {
  readonly reader: Reader
  /** Null where the person sees every depot here. */
  readonly depotId: number | null
  readonly role: Role
  /** The lanes that this computer numbers in. */
  readonly lanes: readonly string[]
}

/** Where the rows of a table come from. */
export interface TableSource<Row> {
  readonly page: (ask: TableAsk, asked: TableQuestion & Window) => Promise<{ rows: readonly Row[]; total: number }>
  readonly choices: (ask: TableAsk, of: number | null) => Promise<TableChoices>
}

/** A table of some thousand rows at most: read whole, then filtered and sorted by what its cells say. */
export const whole = <Row>(
  table: Table<Row>,
  read: (ask: TableAsk, of: number | null) => Promise<readonly Row[]>,
): TableSource<Row> => ({
  page: async (ask, { of, offset, limit, ...asked }) => {
    const rows = arranged(table, await read(ask, of), asked, ask)
    return { rows: rows.slice(offset, offset + limit), total: rows.length }
  },
  choices: async (ask, of) => choicesAmong(table, await read(ask, of), ask),
})
