import { createHash } from 'node:crypto'
import {
  addAttachment,
  findAttachment,
  listAttachments,
  removeAttachment,
  type StoredAttachment,
} from '../../db/attachments.ts'
import { keepBlob, keptBytes, readBlob, wantBlob } from '../../db/blobs.ts'
import { recordEvent } from '../../db/recordEvent.ts'
import { findRow } from '../../db/reference.ts'
import type { Reader } from '../../db/schema.ts'
import { type Attachment, attachedTables } from '../../shared/attachments/contract.ts'
import { safeFileName } from '../../shared/attachments/fileName.ts'
import { attachmentBlockedBy, isBlock } from '../../shared/attachments/rules.ts'
import { may, type Right } from '../../shared/auth/right.ts'
import { registry } from '../../shared/sync/registry.ts'
import { act } from './act.ts'
import type { Asking } from './asking.ts'
import { api } from './base.ts'
import { signedIn } from './guards.ts'
import { forbidden, notFound, refused } from './refusals.ts'
import { sees } from './scope.ts'
import { syncSoon } from './syncSoon.ts'

type AttachedTable = (typeof attachedTables)[number]

/** Who may write a record may hang files on it. */
const writing: Record<AttachedTable, Right> = { sales_order: 'orders.enter', customer: 'customers.edit' }
const reading: Record<AttachedTable, Right> = { sales_order: 'orders.view', customer: 'customers.view' }

export const attachments = {
  of: api.attachments.of.use(signedIn).handler(async ({ context, input }) => {
    await depotOf(context, context.store.reader, input, reading)
    return (await listAttachments(context.store.reader, input)).map(shown)
  }),

  add: api.attachments.add.use(signedIn).handler(async ({ context, input }) => {
    const bytes = Buffer.from(input.bytes, 'base64')
    const thumbnail = Buffer.from(input.thumbnail, 'base64')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const id = await context.store.write(act(context, writing[input.table]), async tx => {
      const depotId = await depotOf(context, tx, input, writing)
      const present = await listAttachments(tx, input)
      const kept = await keptBytes(tx)
      const type = attachmentBlockedBy({ bytes, thumbnail, count: present.length, kept })
      if (isBlock(type)) throw refused(type)
      if (present.some(each => each.sha256 === sha256)) throw refused('already-there')
      const at = context.now()
      const name = safeFileName(input.name, type)
      await keepBlob(tx, sha256, bytes, at)
      const added = { name, mediaType: type, size: bytes.length, sha256, thumbnail: thumbnail.toString('base64') }
      const record = { table: input.table, rowId: input.rowId, depotId, at, person: context.person.id }
      const attached = await addAttachment(tx, { ...record, ...added })
      await tell(context, tx, { ...record, name })
      return attached
    })
    return shown(await seen(context, context.store.reader, id, reading))
  }),

  content: api.attachments.content.use(signedIn).handler(async ({ context, input }) => {
    const { name, media_type: mediaType, sha256 } = await seen(context, context.store.reader, input.id, reading)
    const bytes = await readBlob(context.store.reader, sha256)
    if (bytes === null) throw refused('not-here')
    return { name, mediaType, bytes: Buffer.from(bytes).toString('base64') }
  }),

  fetch: api.attachments.fetch.use(signedIn).handler(async ({ context, input }) => {
    const found = await seen(context, context.store.reader, input.id, reading)
    await context.store.writePrivate(tx => wantBlob(tx, found.sha256, found.size, context.now()))
    syncSoon(context)
    return shown(await seen(context, context.store.reader, input.id, reading))
  }),

  remove: api.attachments.remove.use(signedIn).handler(async ({ context, input }) => {
    const { table } = placeOf(await seen(context, context.store.reader, input.id, writing))
    return context.store.write(act(context, writing[table]), async tx => {
      const found = await seen(context, tx, input.id, writing)
      await removeAttachment(tx, found.id)
      const record = { ...placeOf(found), depotId: found.depot_id, at: context.now(), person: context.person.id }
      await tell(context, tx, { ...record, name: found.name })
      return { id: found.id }
    })
  }),
}

interface Told {
  readonly table: AttachedTable
  readonly rowId: number
  readonly depotId: number | null
  readonly at: number
  readonly person: number
  readonly name: string
}

const tell = (context: Asking, tx: Parameters<typeof recordEvent>[0], { name, ...event }: Told): Promise<void> =>
  recordEvent(tx, { ...event, kind: context.call, device: context.identity().device, detail: { note: name } })

/** The depot of a record that this person may read or write; NOT_FOUND where there is none. */
async function depotOf(
  context: Asking,
  reader: Reader,
  { table, rowId }: { table: AttachedTable; rowId: number },
  rights: Record<AttachedTable, Right>,
): Promise<number | null> {
  if (!may(context.person.role, rights[table])) throw forbidden(rights[table])
  const row = await findRow(reader, { table, id: rowId, sub: 0 })
  const depotId = typeof row?.depot_id === 'number' ? row.depot_id : null
  if (!row || !sees(context.person, depotId)) throw notFound(rowId)
  return depotId
}

async function seen(
  context: Asking,
  reader: Reader,
  id: number,
  rights: Record<AttachedTable, Right>,
): Promise<StoredAttachment> {
  const found = await findAttachment(reader, id)
  if (!found) throw notFound(id)
  await depotOf(context, reader, placeOf(found), rights)
  return found
}

function placeOf({ id, table_number, row_id: rowId }: StoredAttachment): { table: AttachedTable; rowId: number } {
  const table = attachedTables.find(each => registry[each].number === table_number)
  if (!table) throw notFound(id)
  return { table, rowId }
}

const shown = (found: StoredAttachment): Attachment => ({
  id: found.id,
  name: found.name,
  mediaType: found.media_type,
  size: found.size,
  thumbnail: found.thumbnail,
  addedBy: found.addedBy,
  addedAt: found.added_at,
  here: found.here,
  atOffice: found.atOffice,
  wanted: found.wanted === 1,
})
