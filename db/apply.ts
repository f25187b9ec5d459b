import type { Entry, Page } from '../shared/sync/protocol.ts'
import { tableNumbered } from '../shared/sync/registry.ts'
import type { Verdict } from '../shared/sync/verdict.ts'
import { recordVerdicts } from './acknowledge.ts'
import { noteUnequal } from './cannotStand.ts'
import { muted } from './muted.ts'
import type { Store } from './open.ts'
import { keyOf, type Overlay, overlay } from './overlay.ts'
import { applyDownload, replayParked } from './park.ts'
import type { Turn } from './pen.ts'
import type { Statements } from './statements.ts'

/** A page that does not follow what the desk holds; nothing of it was applied. */
export class PageProblem extends Error {
  override readonly name = 'PageProblem'
  /** cursor: it does not begin where the desk stands. gap: its entries are not one behind the other. */
  readonly code: 'cursor' | 'gap'
  readonly scope: string

  constructor(code: 'cursor' | 'gap', page: Page, holds: number) {
    super(`${page.scope}: a page of ${page.from}…${page.to} on a cursor of ${holds}`)
    this.code = code
    this.scope = page.scope
  }
}

export interface Applied {
  /** Rows written, removed or confirmed. */
  readonly rows: number
  /** Rows kept aside because this version or this copy cannot hold them yet. */
  readonly parked: number
}

/**
 * Applies one page of head office's log wholly, with its cursor, in one transaction and with capture muted. Local changes that
 * are still pending stay on top. Throws `PageProblem` where the page does not follow.
 */
export function applyPage(store: Store, page: Page): Promise<Applied> {
  return store.pen.turn(turn => {
    follows(turn, page)
    return muted(turn, () => applied(turn, page, store.now()))
  })
}

function applied(turn: Turn, page: Page, now: number): Applied {
  const { statement } = turn
  const over = overlay(statement)
  const selves = selvesOf(statement)
  const parkedBefore = statement<{ n: number | null }>('SELECT max(n) AS n FROM parked').get()?.n ?? 0
  let rows = 0
  let parked = 0
  for (const entry of page.entries) {
    if (entry.number > 0 && entry.number <= (selves.get(entry.device) ?? 0)) settled(over, entry)
    for (const row of entry.rows) {
      rows += 1
      if (applyDownload(statement, over, { scope: page.scope, sequence: entry.sequence, row }) === 'parked') parked += 1
      const name = tableNumbered(row.table)
      if (name) turn.touched.add(name)
    }
    if (entry.verdicts.length > 0) recordVerdicts(turn, ofSelf(selves, page.scope, entry.verdicts), now)
  }
  if (parked > 0) parked -= replayParked(statement, over, parkedBefore)
  if (parked > 0 || statement('SELECT 1 FROM unequal_row LIMIT 1').get()) noteUnequal(turn, now)
  statement(
    `INSERT INTO scope_cursor (scope, cursor, reaches) VALUES (?, ?, ?)
    ON CONFLICT (scope) DO UPDATE SET cursor = excluded.cursor, reaches = excluded.reaches`,
  ).run(page.scope, page.to, page.end)
  turn.touched.add('scope_cursor')
  return { rows, parked }
}

/** The devices that these books were and are kept as, with the last transaction that is theirs. */
function selvesOf(statement: Statements): ReadonlyMap<number, number> {
  const formers = statement<{ device: number; through: number }>('SELECT device, through FROM former_self').all()
  const present = statement<{ device: number }>('SELECT device FROM capture').get()
  const selves = new Map(formers.map(former => [former.device, former.through]))
  return present ? selves.set(present.device, Number.MAX_SAFE_INTEGER) : selves
}

/** Under the old name somebody else may work on: what is said of their transactions is not meant here. */
function ofSelf(selves: ReadonlyMap<number, number>, scope: string, verdicts: readonly Verdict[]): Verdict[] {
  const through = selves.get(Number(/^device:(\d+)$/.exec(scope)?.[1])) ?? Number.MAX_SAFE_INTEGER
  return verdicts.filter(verdict => verdict.number <= through)
}

/** The desk's own transaction has its place in the log: its rows there cover nothing any more. */
function settled(over: Overlay, entry: Entry): void {
  for (const row of entry.rows) {
    const name = tableNumbered(row.table)
    if (!name) continue
    over.settle(name, keyOf(row), entry.number, entry.own ? 'own' : 'changed')
    over.removeIfGone(row.id)
  }
}

function follows(turn: Turn, page: Page): void {
  const cursor = turn
    .statement<{ cursor: number }>('SELECT cursor FROM scope_cursor WHERE scope = ?')
    .get(page.scope)?.cursor
  if (page.from !== (cursor ?? 0)) throw new PageProblem('cursor', page, cursor ?? 0)
  const contiguous = page.entries.every((entry, index) => entry.sequence === page.from + 1 + index)
  if (!contiguous || page.to !== page.from + page.entries.length || page.end < page.to)
    throw new PageProblem('gap', page, cursor ?? 0)
}
