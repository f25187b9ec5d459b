import { may } from '../../../shared/auth/right.ts'
import { deviceOfId } from '../../../shared/kernel/id.ts'
import type { Change } from '../../../shared/sync/protocol.ts'
import { type Judging, movedColumns, type Problem, problem, type TableCheck } from '../check.ts'
import type { RowState } from '../rowState.ts'
import { isOwnDevice } from '../sender.ts'

/** Rows that head office makes itself; a desk may change only what is named. */
const madeHere = (columns: readonly string[]): TableCheck => ({
  change: (_judging, change, row) => {
    if (row === null || change.op !== 'update') return problem('not-yours-to-write', change)
    const other = movedColumns(change, row).find(column => !columns.includes(column))
    return other === undefined ? null : problem('not-yours-to-write', change, other)
  },
})

/** A device is enrolled by a code; afterwards it may be renamed, or stopped. */
export const device = madeHere(['name', 'active'])

const resolution = ['resolved_by', 'resolved_at']

/** A card is raised here; a person resolves it. Two people who do so apart have answered it: that is no card about the card. */
export const conflict: TableCheck = {
  ...madeHere(['state', ...resolution]),
  merge: { leaders: ledBy('state', resolution), quiet: new Set(resolution) },
}

const answerColumns = ['answered_by', 'answered_at', 'answer']

/** A request proposes ids of its own device only, and only who may answer requests answers them. An answer stands or falls as one. */
export const request: TableCheck = {
  merge: { leaders: ledBy('status', answerColumns), quiet: new Set(answerColumns) },
  change: (judging, change, row) => {
    if (change.op === 'delete') return problem('not-yours-to-write', change)
    return row === null ? askingProblem(judging, change) : answerProblem(judging, change, row)
  },
}

function ledBy(leader: string, columns: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map(column => [column, leader]))
}

function askingProblem(judging: Judging, change: Change): Problem | null {
  const { creates, row_id, sub, status } = change.values
  if (status !== 'open') return problem('not-yours-to-write', change, 'status')
  if (creates === 1 && sub === 0 && (typeof row_id !== 'number' || !isOwnDevice(judging.sender, deviceOfId(row_id)))) {
    return problem('id-not-yours', change, 'row_id')
  }
  return null
}

function answerProblem(judging: Judging, change: Change, row: RowState): Problem | null {
  const moved = movedColumns(change, row)
  const fixed = moved.find(column =>
    ['depot_id', 'table_number', 'row_id', 'sub', 'creates', 'asked_by', 'asked_at'].includes(column),
  )
  if (fixed !== undefined) return problem('not-yours-to-write', change, fixed)
  if (may(judging.role, 'requests.answer')) return null
  const answered = moved.find(
    column => answerColumns.includes(column) || (column === 'status' && change.values.status !== 'withdrawn'),
  )
  return answered === undefined ? null : problem('not-yours-to-write', change, answered)
}
