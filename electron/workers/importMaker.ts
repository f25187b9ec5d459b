import type { KnownKeys } from '../../db/importBatch.ts'
import type { Origin } from '../../shared/import/record.ts'
import { type Changed, type ImportPlace, importedEvent, type Written } from '../../shared/import/rows.ts'
import { registry, type TableName } from '../../shared/sync/registry.ts'
import type { ImportPlan } from './importTask.ts'

/** Rows of one record: written together, or not at all. */
export type Group = readonly (Written | Changed)[]

/** What is counted while groups are made. */
export interface Counted {
  updated: number
  requested: number
}

export interface GroupMaker {
  readonly plan: ImportPlan
  readonly known: KnownKeys
  /** A row that stands, for a request that asks to change it. */
  present(table: TableName, id: number): Readonly<Record<string, string | number | null>>
  /** An identity for a new row. */
  newId(): number
  readonly counted: Counted
}

export const placeOf = (plan: ImportPlan): ImportPlace => ({
  depotId: plan.depot.id,
  timeZone: plan.depot.timeZone,
  person: plan.person,
  device: plan.device,
  now: plan.startedAt,
})

/** Says on the timeline of a record that it came by this import. */
export function eventOf({ plan, newId }: GroupMaker, table: TableName, id: number, { file, row }: Origin): Written {
  return importedEvent(newId(), { table: registry[table].number, id, batch: plan.batch, file, row }, placeOf(plan))
}
