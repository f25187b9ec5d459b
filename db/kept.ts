import type { Page } from '../shared/sync/protocol.ts'
import type { KeptAnswer } from '../shared/sync/recover.ts'
import { syncedTables, tableOf } from '../shared/sync/registry.ts'
import { frameOfTransactions } from './looseFrame.ts'
import type { Store } from './open.ts'
import type { Reader } from './schema.ts'
import type { Statements } from './statements.ts'

/** An answer as it came, and what it was an answer to. */
export interface Came {
  /** SHA-256 (hex) of the request. */
  readonly request: string
  readonly device: number
  readonly epoch: number
  readonly cursors: Readonly<Record<string, number>>
  /** Whether the request had parts: its answer is read otherwise. */
  readonly parts: boolean
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
}

/** Own transactions that one request brings along: fewer than a frame holds, however long they are. */
const mostOwn = 300
const keptFor = 90 * 24 * 60 * 60_000
const mostKept = 50_000_000

/** Keeps an answer that brought something of head office's log. Its bytes are as few as they were on the way. */
export function keepAnswer(store: Store, came: Came, pages: readonly Page[]): Promise<void> {
  const reaches = Object.fromEntries(pages.map(page => [page.scope, page.to]))
  const own = pages.flatMap(page => page.entries.filter(entry => entry.own).map(entry => entry.number))
  return store.pen.turn(({ statement }) => {
    statement(
      `INSERT INTO kept_answer (at, request, device, epoch, cursors, reaches, own, parts, bytes, signature)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      store.now(),
      came.request,
      came.device,
      came.epoch,
      JSON.stringify(came.cursors),
      JSON.stringify(reaches),
      JSON.stringify([...new Set(own)]),
      came.parts ? 1 : 0,
      came.bytes,
      came.signature,
    )
  })
}

/**
 * Forgets answers of more than 90 days, and the oldest where all together take more than `most` bytes; `step` of them in a turn, so that nobody waits.
 * Answers how many went.
 */
export async function pruneKept(store: Store, most = mostKept, step = 200): Promise<number> {
  let pruned = 0
  for (;;) {
    const count = await store.pen.turn(({ statement }) => {
      const sum = statement<{ sum: number | null }>('SELECT sum(length(bytes)) AS sum FROM kept_answer').get()?.sum ?? 0
      return statement(
        `DELETE FROM kept_answer WHERE n IN (
          SELECT n FROM (SELECT n, at, sum(length(bytes)) OVER (ORDER BY n) - length(bytes) AS older FROM kept_answer ORDER BY n LIMIT ${step})
          WHERE at < ? OR older < ?)`,
      ).run(store.now() - keptFor, sum - most).changes
    })
    pruned += count
    if (count < step) return pruned
  }
}

interface Kept {
  readonly n: number
  readonly kept: KeptAnswer
  readonly own: readonly number[]
}

/** Kept answers behind `after`, oldest first: those that reach beyond where a scope ends at head office, and all since a moment. About `mostBytes`. */
export async function keptAnswers(
  reader: Reader,
  wanted: { after: number; since: number; ends: Readonly<Record<string, number>>; mostBytes: number },
): Promise<Kept[]> {
  const found: Kept[] = []
  let bytes = 0
  let own = 0
  for (let after = wanted.after; bytes < wanted.mostBytes && own < mostOwn; ) {
    const row = await reader
      .selectFrom('kept_answer')
      .selectAll()
      .where('n', '>', after)
      .orderBy('n')
      .limit(1)
      .executeTakeFirst()
    if (!row) return found
    after = row.n
    const reaches: Record<string, number> = JSON.parse(row.reaches)
    const lost = Object.entries(reaches).some(([scope, to]) => to > (wanted.ends[scope] ?? Number.MAX_SAFE_INTEGER))
    if (!lost && row.at < wanted.since) continue
    bytes += row.bytes.length
    const numbers: number[] = JSON.parse(row.own)
    if (found.length > 0 && own + numbers.length > mostOwn) return found
    own += numbers.length
    const { request, device, epoch } = row
    const base64 = (some: Uint8Array): string => Buffer.from(some).toString('base64')
    found.push({
      n: row.n,
      own: numbers,
      kept: {
        request,
        device,
        epoch,
        cursors: JSON.parse(row.cursors),
        parts: row.parts === 1,
        bytes: base64(row.bytes),
        signature: base64(row.signature),
      },
    })
  }
  return found
}

/** This computer's transactions of these numbers that are still here, as a frame that is no link of its chain; null where none is. */
export const ownFrame = (reader: Reader, numbers: readonly number[]): Promise<Uint8Array | null> =>
  frameOfTransactions(reader, numbers)

/** Versions of the history that was lost say nothing of what its author had seen of this one. */
function believeOnly(statement: Statements, apart: Readonly<Record<string, number>>): void {
  const { reference: referenceTo = Number.MAX_SAFE_INTEGER, ...others } = apart
  const depotTo = Math.min(...Object.values(others), Number.MAX_SAFE_INTEGER)
  const clamp = statement('UPDATE change SET base = ? WHERE tbl = ? AND base > ?')
  for (const name of syncedTables) {
    const { number, scope } = tableOf(name)
    const most = scope === 'reference' ? referenceTo : depotTo
    if (most < Number.MAX_SAFE_INTEGER) clamp.run(most, number, most)
  }
}

/**
 * Scopes in which head office goes on otherwise are read again from where both agree; what was kept of them counts no more. No kept answer tells of what a
 * snapshot brought: where one reaches beyond the place at which the present history began, it is read again from there.
 */
export function rewind(
  store: Store,
  to: {
    ends: Readonly<Record<string, number>>
    apart: Readonly<Record<string, number>>
    began: Readonly<Record<string, number>>
  },
): Promise<void> {
  return store.pen.turn(({ statement, touched }) => {
    for (const [scope, end] of Object.entries(to.ends)) {
      const cursor = Math.min(to.apart[scope] ?? end, end)
      const began = to.began[scope] ?? end
      statement(
        `UPDATE scope_cursor SET cursor = min(cursor, ?, iif(base > ?, ?, cursor)), base = min(base, ?), reaches = ? WHERE scope = ?`,
      ).run(cursor, began, began, began, end, scope)
    }
    believeOnly(statement, to.apart)
    // A snapshot under way may be of the history that was lost.
    statement('DELETE FROM snapshot_import').run()
    touched.add('scope_cursor')
  })
}
