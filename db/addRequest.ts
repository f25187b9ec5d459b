import type { Instant } from '../shared/kernel/instant.ts'
import { registry } from '../shared/sync/registry.ts'
import { nextId } from './nextId.ts'
import type { RowKey, RowValues } from './reference.ts'
import type { Writer } from './schema.ts'

export interface NewRequest {
  readonly depotId: number
  readonly key: RowKey
  readonly creates: boolean
  /** The columns asked for; none where the row shall be taken away. */
  readonly proposal: RowValues
  /** The same columns as they are now: all of them where the row shall be taken away, none for a new row. */
  readonly present: RowValues
  readonly note: string
  readonly askedBy: number
  readonly askedAt: Instant
}

/** Asks head office for a change to a row that it owns, and answers the request's id. */
export async function addRequest(tx: Writer, request: NewRequest): Promise<number> {
  const id = await nextId(tx)
  await tx
    .insertInto('request')
    .values({
      id,
      depot_id: request.depotId,
      table_number: registry[request.key.table].number,
      row_id: request.key.id,
      sub: request.key.sub,
      creates: request.creates ? 1 : 0,
      proposal: JSON.stringify(request.proposal),
      present: JSON.stringify(request.present),
      note: request.note,
      status: 'open',
      asked_by: request.askedBy,
      asked_at: request.askedAt,
      answered_by: null,
      answered_at: null,
      answer: '',
    })
    .execute()
  return id
}
