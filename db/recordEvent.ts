import type { Instant } from '../shared/kernel/instant.ts'
import { registry, type TableName } from '../shared/sync/registry.ts'
import { nextId } from './nextId.ts'
import type { Writer } from './schema.ts'

/** Something that was done to a record, as its timeline tells it. */
export interface RecordEvent {
  readonly table: TableName
  readonly rowId: number
  /** The depot whose people may know of it; null where everybody may. */
  readonly depotId: number | null
  /** The act as the words' catalogue names it: `orders.confirm`. */
  readonly kind: string
  readonly at: Instant
  readonly person: number
  /** The device's number. */
  readonly device: number
  /** What the sentence needs, `note` for what somebody wrote: plain values only. */
  readonly detail?: Readonly<Record<string, string | number | null>>
}

/** Writes the fact into the transaction of the act itself, so that the timeline never lacks it. */
export async function recordEvent(tx: Writer, event: RecordEvent): Promise<void> {
  await tx
    .insertInto('record_event')
    .values({
      id: await nextId(tx),
      depot_id: event.depotId,
      table_number: registry[event.table].number,
      row_id: event.rowId,
      kind: event.kind,
      at: event.at,
      person_id: event.person,
      device_number: event.device,
      detail: JSON.stringify(event.detail ?? {}),
    })
    .execute()
}
