import { recordEvent } from '../../db/recordEvent.ts'
import type { Writer } from '../../db/schema.ts'
import type { Asking } from './asking.ts'

/** Says among what was done that goods moved or are expected, by whom and from which computer; in the transaction that does it. */
export const told = (
  context: Asking & { readonly call: string },
  tx: Writer,
  of: {
    readonly table: 'stock_move' | 'expected_goods'
    readonly rowId: number
    readonly depotId: number
    readonly note: string
  },
): Promise<void> =>
  recordEvent(tx, {
    table: of.table,
    rowId: of.rowId,
    depotId: of.depotId,
    kind: context.call,
    at: context.now(),
    person: context.person.id,
    device: context.identity().device,
    detail: of.note === '' ? {} : { note: of.note },
  })
