import { makeId } from '../shared/kernel/id.ts'
import type { Writer } from './schema.ts'

/** A new row's identity, given by this device and counted in the same transaction: no two saved rows share one. */
export async function nextId(tx: Writer): Promise<number> {
  const { device, last_id } = await tx
    .updateTable('capture')
    .set(eb => ({ last_id: eb('last_id', '+', 1) }))
    .returning(['device', 'last_id'])
    .executeTakeFirstOrThrow()
  return makeId(device, last_id)
}
