import { headOfficeDevice, makeId } from '../../shared/kernel/id.ts'
import { clockAt, instantOfClock } from '../../shared/sync/clock.ts'
import type { Values } from '../../shared/sync/protocol.ts'
import { registry } from '../../shared/sync/registry.ts'
import type { Queryable } from '../store/pool.ts'
import { loadOpenCards, officeCounters } from '../store/rows.ts'
import { type Journal, logRow } from './journal.ts'
import { overwritten, type Signed } from './merge.ts'
import type { Card } from './outcome.ts'
import type { RowState } from './rowState.ts'
import { shapeNumbered } from './shape.ts'
import { Draft, type WorkingSet } from './workingSet.ts'

/**
 * Writes the conflict cards of a commit as head office's own entries. A second crossing on the same column goes onto the card that is
 * still open: one question, one card.
 */
export async function raiseCards(
  on: Queryable,
  rows: WorkingSet,
  journal: Journal,
  cards: readonly Card[],
  now: number,
): Promise<void> {
  if (cards.length === 0) return
  const open = new Map<string, RowState>()
  for (const stored of await loadOpenCards(on, [...new Set(cards.map(card => card.row.id))])) {
    // This very commit may have resolved it: then what crosses now is a new question.
    const row = rows.find(registry.conflict.number, stored.id, 0) ?? stored
    if (row.columns.state === 'open' && !row.deleted) open.set(placeOf(row.columns), row)
  }
  const latest = new Map(cards.map(card => [placeOf(columnsOf(card, now)), card]))
  const missing = [...latest.keys()].filter(place => !open.has(place)).length
  const counters = [...(await officeCounters(on, missing))]
  for (const [place, card] of latest) {
    const standing = open.get(place)
    if (standing) amend(rows, journal, standing, card, now)
    else raise(rows, journal, card, makeId(headOfficeDevice, counters.shift() ?? 0), now)
  }
}

function raise(rows: WorkingSet, journal: Journal, card: Card, id: number, now: number): void {
  const shape = shapeNumbered(registry.conflict.number)
  if (!shape) throw new Error('the registry knows no conflicts')
  const { scope } = card.row
  const sequence = journal.nextSequence(scope)
  const clock = clockAt(now)
  const row: RowState = {
    shape,
    id,
    sub: 0,
    scope,
    columns: columnsOf(card, now),
    clock,
    device: headOfficeDevice,
    person: 0,
    sequence,
    version: sequence,
    clockMax: clock,
    stamps: {},
    deleted: false,
  }
  const draft = new Draft(rows)
  draft.insert(row)
  rows.accept(draft)
  journal.add({
    ...officeEntry(scope, clock, 'sync.conflict', now),
    rows: [logRow({ row, op: 'insert', columns: null })],
  })
}

function amend(rows: WorkingSet, journal: Journal, standing: RowState, card: Card, now: number): void {
  const { scope } = standing
  const sequence = journal.nextSequence(scope)
  const clock = clockAt(now)
  const { standing: stands, other } = columnsOf(card, now)
  const office = { device: headOfficeDevice, person: 0, clock }
  const row = overwritten(standing, { standing: stands ?? null, other: other ?? null }, office, sequence)
  const draft = new Draft(rows)
  draft.change(row)
  rows.accept(draft)
  const columns = ['standing', 'other']
  journal.add({ ...officeEntry(scope, clock, 'sync.conflict', now), rows: [logRow({ row, op: 'put', columns })] })
}

/** An entry that head office itself writes. */
export const officeEntry = (scope: string, clock: number, why: string, at: number) => ({
  scope,
  device: headOfficeDevice,
  incarnation: 1,
  number: 0,
  exact: false,
  clock,
  person: 0,
  why,
  batch: null,
  at,
  verdicts: null,
})

const placeOf = (columns: Values): string =>
  `${columns.table_number}:${columns.row_id}:${columns.sub}:${columns.column_name}`

const columnsOf = ({ row, kind, crossing }: Card, now: number): Values => ({
  depot_id: typeof row.columns.depot_id === 'number' ? row.columns.depot_id : depotOf(row.scope),
  kind,
  state: 'open',
  table_number: row.shape.table.number,
  row_id: row.id,
  sub: row.sub,
  column_name: crossing.column,
  standing: signed(crossing.standing),
  other: signed(crossing.other),
  base_value: JSON.stringify(crossing.base),
  raised_at: now,
  resolved_by: null,
  resolved_at: null,
})

const depotOf = (scope: string): number | null => (scope.startsWith('depot:') ? Number(scope.slice(6)) : null)

const signed = ({ value, person, device, clock }: Signed): string =>
  JSON.stringify({ value, person, device, at: instantOfClock(clock) })
