import { type NumberType, typesOf } from '../../../shared/sync/numbered.ts'
import type { Change } from '../../../shared/sync/protocol.ts'
import { registry } from '../../../shared/sync/registry.ts'
import { type Judging, type Problem, problem } from '../check.ts'
import type { RowState } from '../rowState.ts'
import type { TableShape } from '../shape.ts'

/**
 * Of every numbered document: `<type>-<depot code><lane>-<fiscal year>-<number>` of this device's own lane at the document's depot, given once and kept. What has a number is
 * never removed. `row` is the row before the change, null where the change makes it.
 */
export function numberProblem(
  judging: Judging,
  change: Change,
  { name }: Pick<TableShape, 'name'>,
  row: RowState | null,
): Problem | null {
  const types = typesOf(name)
  if (types.length === 0) return null
  const before = row?.columns.number ?? null
  if (change.op === 'delete') return before === null ? null : problem('number-stays', change, 'number')
  const number = change.values.number
  if (number === undefined || number === before) return null
  if (typeof number !== 'string' || before !== null) return problem('number-not-yours', change, 'number')
  const depot = change.values.depot_id ?? row?.columns.depot_id
  const code = typeof depot === 'number' ? depotCode(judging, depot) : ''
  const { lane, aloneLane, formers } = judging.sender
  const lanes = [lane, ...formers.map(former => former.lane)]
  const isOwn = types.some(
    type => lanes.some(each => isOfSeries(number, `${type}-${code}${each}-`)) || isOfAloneLane(number, type, aloneLane),
  )
  return isOwn ? null : problem('number-not-yours', change, 'number')
}

function depotCode(judging: Judging, depot: number): string {
  const code = judging.draft.find(registry.depot.number, depot, 0)?.columns.code ?? judging.depotCodes.get(depot)
  return typeof code === 'string' ? code : ''
}

const isOfSeries = (number: string, series: string): boolean =>
  number.startsWith(series) && /^\d{2}-\d{6,}$/.test(number.slice(series.length))

/** A desk that worked alone had its own code for the depot that head office calls otherwise. */
function isOfAloneLane(number: string, wanted: NumberType, lane: string | null): boolean {
  const [type, series = '', ...rest] = number.split('-')
  return lane !== null && type === wanted && series.endsWith(lane) && /^\d{2}-\d{6,}$/.test(rest.join('-'))
}
