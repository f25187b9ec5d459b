import type { Changed, NewRow, Written } from '../../shared/import/rows.ts'
import { registry } from '../../shared/sync/registry.ts'
import type { ImportPlan } from './importTask.ts'

type Values = Readonly<Record<string, string | number | null>>

/** Asks head office for a row that this computer may not write itself, under the very id that other rows of the import name. */
export function requestFor(written: Written, id: number, plan: ImportPlan): Written {
  const { id: rowId, n = 0, ...proposal }: Values & { id: number; n?: number } = { ...written.row }
  return request(id, plan, { table: written.table, rowId, sub: n, creates: 1, proposal, present: {} })
}

/** Asks for columns of a row that stands. Null where it has these values already. */
export function requestToChange(
  { table, id: rowId, values }: Changed,
  present: Values,
  id: number,
  plan: ImportPlan,
): Written | null {
  const moved = Object.keys(values).filter(column => values[column] !== present[column])
  if (moved.length === 0) return null
  const only = (of: Values): Values => Object.fromEntries(moved.map(column => [column, of[column] ?? null]))
  return request(id, plan, { table, rowId, sub: 0, creates: 0, proposal: only(values), present: only(present) })
}

interface Asked {
  readonly table: Written['table']
  readonly rowId: number
  readonly sub: number
  readonly creates: 0 | 1
  readonly proposal: Values
  readonly present: Values
}

function request(id: number, plan: ImportPlan, asked: Asked): Written {
  const row: NewRow<'request'> = {
    id,
    depot_id: plan.depot.id,
    table_number: registry[asked.table].number,
    row_id: asked.rowId,
    sub: asked.sub,
    creates: asked.creates,
    proposal: JSON.stringify(asked.proposal),
    present: JSON.stringify(asked.present),
    note: plan.name,
    status: 'open',
    asked_by: plan.person,
    asked_at: plan.startedAt,
    answered_by: null,
    answered_at: null,
    answer: '',
  }
  return { table: 'request', row }
}
