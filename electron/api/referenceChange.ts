import { addRequest } from '../../db/addRequest.ts'
import { type RecordEvent, recordEvent } from '../../db/recordEvent.ts'
import type { RowValues } from '../../db/reference.ts'
import type { Writer } from '../../db/schema.ts'
import { may, type Right } from '../../shared/auth/right.ts'
import type { Outcome } from '../../shared/settings/contract.ts'
import { type TableName, tableNames, tableOf } from '../../shared/sync/registry.ts'
import { ruling } from '../sync/identity.ts'
import { act } from './act.ts'
import type { Asking } from './asking.ts'
import { apply, type Plan, planned } from './referencePlan.ts'
import { forbidden } from './refusals.ts'

export interface ReferenceChange {
  readonly table: TableName
  /** Null for a new row; of a child, its parent's id. */
  readonly id: number | null
  /** A child's number; 0 for a new child. Left out for a row that is no child. */
  readonly sub?: number
  /** The columns as they shall be, by their names in the registry: all of them for a new row. Null takes a child row away. */
  readonly values: RowValues | null
  /** What the person says to head office where the change becomes a request. */
  readonly note: string
  /** The depot that asks; the person's or this computer's where it is left out. */
  readonly depotId?: number
}

/**
 * Changes a row that head office owns: written where this computer rules itself and the person may, else asked of head office. One
 * transaction; nothing is written where nothing would change. Throws INVALID where another row has the same code, NOT_FOUND where the
 * row is not there, FORBIDDEN where the person may neither write nor ask. `also` writes more in the same transaction.
 */
export function changeReference(
  context: Asking,
  change: ReferenceChange,
  also: (tx: Writer, id: number) => Promise<void> = async () => {},
): Promise<Outcome> {
  return writing(context, change.table, (tx, mayWrite) => changed(context, tx, change, mayWrite, also))
}

/** The same for several rows of one table, all in one transaction: a year of holidays. */
export function changeReferences(
  context: Asking,
  table: TableName,
  changes: readonly Omit<ReferenceChange, 'table'>[],
): Promise<Outcome[]> {
  return writing(context, table, async (tx, mayWrite) => {
    const outcomes: Outcome[] = []
    for (const change of changes) outcomes.push(await changed(context, tx, { ...change, table }, mayWrite))
    return outcomes
  })
}

async function changed(
  context: Asking,
  tx: Writer,
  change: ReferenceChange,
  mayWrite: boolean,
  also: (tx: Writer, id: number) => Promise<void> = async () => {},
): Promise<Outcome> {
  const plan = await planned(tx, change)
  if (plan.unchanged) return { outcome: 'unchanged', id: plan.key.id }
  if (!mayWrite) return { outcome: 'requested', requestId: await ask(context, tx, change, plan) }
  await apply(tx, plan)
  const isNew = plan.present === null && plan.key.sub === 0
  await recordEvent(tx, eventOf(context, plan, isNew ? 'created' : context.call))
  await also(tx, plan.key.id)
  return { outcome: 'saved', id: plan.key.id }
}

/** One transaction under the right by which this person writes the table here, or else asks for it. */
async function writing<T>(
  context: Asking,
  table: TableName,
  work: (tx: Writer, mayWrite: boolean) => Promise<T>,
): Promise<T> {
  const right = writingRight(context, table)
  if (right) return context.store.write(act(context, right), tx => work(tx, true))
  if (!may(context.person.role, 'reference.request')) throw forbidden('reference.request')
  return context.store.write(act(context, 'reference.request'), tx => work(tx, false))
}

/** The right under which this person writes the table here; undefined where it must be asked for. */
const writingRight = (context: Asking, table: TableName): Right | undefined =>
  ruling(context.identity()) ? tableOf(table).writers.find(right => may(context.person.role, right)) : undefined

async function ask(context: Asking, tx: Writer, change: ReferenceChange, plan: Plan): Promise<number> {
  const depotId = change.depotId ?? context.person.depotId ?? context.identity().depotId
  if (depotId === null) throw forbidden('reference.edit')
  if (plan.present) await recordEvent(tx, { ...eventOf(context, plan, 'requests.ask', change.note), depotId })
  return addRequest(tx, {
    depotId,
    key: plan.key,
    creates: plan.present === null,
    proposal: plan.differing,
    present: plan.present === null ? {} : plan.removes ? plan.present : pick(plan.present, Object.keys(plan.differing)),
    note: change.note,
    askedBy: context.person.id,
    askedAt: context.now(),
  })
}

/** A child's history is told at its parent, and remembers which numbers were given. */
function eventOf(context: Asking, { key }: Plan, kind: string, note = ''): RecordEvent {
  return {
    table: parentOf(key.table),
    rowId: key.id,
    depotId: null,
    kind,
    at: context.now(),
    person: context.person.id,
    device: context.identity().device,
    detail: { ...(note ? { note } : {}), ...(key.sub > 0 ? { lastChild: key.sub } : {}) },
  }
}

const parentOf = (table: TableName): TableName => tableNames.find(name => name === tableOf(table).parent) ?? table

const pick = (values: RowValues, names: readonly string[]): RowValues =>
  Object.fromEntries(names.map(name => [name, values[name] ?? null]))
