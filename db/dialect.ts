import {
  type CompiledQuery,
  type DatabaseConnection,
  DeleteQueryNode,
  type Driver,
  InsertQueryNode,
  Kysely,
  type OperationNode,
  type QueryResult,
  type RootOperationNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  TableNode,
  UpdateQueryNode,
} from 'kysely'
import type { Schema, Writer } from './schema.ts'
import type { Statements, Value } from './statements.ts'

/** What a Kysely handle may do right now, and what it has written. */
export interface Gate {
  /** False once the transaction is over: a handle kept for later is refused. */
  open: boolean
  readonly touched: Set<string>
}

/**
 * Kysely on one connection that somebody else opened and whose transactions somebody else begins and ends. Statements are
 * compiled once; every query runs at once, in the order asked.
 */
export function kyselyOn(statement: Statements, gate: Gate): Writer {
  return new Kysely<Schema>({
    dialect: {
      createAdapter: () => new SharedConnectionAdapter(),
      createDriver: () => driverOf(connectionOf(statement, gate)),
      createIntrospector: db => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
}

/** One query at a time is SQLite's own doing: Kysely need not queue them. */
class SharedConnectionAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

function connectionOf(statement: Statements, gate: Gate): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      if (!gate.open) throw new Error('this transaction is over')
      const prepared = statement(query.sql)
      const parameters = query.parameters as Value[]
      if (prepared.readonly) return { rows: prepared.all(...parameters) as R[] }
      const table = tableWritten(query.query)
      if (table) gate.touched.add(table)
      if (prepared.reader) return { rows: prepared.all(...parameters) as R[] }
      const { changes } = prepared.run(...parameters)
      return { rows: [], numAffectedRows: BigInt(changes) }
    },
    streamQuery() {
      throw new Error('page through a list instead of streaming it')
    },
  }
}

function driverOf(connection: DatabaseConnection): Driver {
  const refused = async () => {
    throw new Error('a transaction is begun by write(), not by Kysely')
  }
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refused,
    commitTransaction: refused,
    rollbackTransaction: refused,
    releaseConnection: async () => {},
    destroy: async () => {},
  }
}

/** The table of an insert, an update or a delete built by Kysely; null for text written by hand. */
function tableWritten(query: RootOperationNode): string | null {
  if (InsertQueryNode.is(query)) return nameOf(query.into)
  if (UpdateQueryNode.is(query)) return nameOf(query.table)
  if (DeleteQueryNode.is(query)) return nameOf(query.from.froms[0])
  return null
}

const nameOf = (node: OperationNode | undefined): string | null =>
  node && TableNode.is(node) ? node.table.identifier.name : null
