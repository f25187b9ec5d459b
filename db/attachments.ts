import type { MediaType } from '../shared/attachments/mediaType.ts'
import { type Row, registry, type TableName } from '../shared/sync/registry.ts'
import { nextId } from './nextId.ts'
import type { Reader, Writer } from './schema.ts'

/** A file on a record, with what is known of its bytes. */
export interface StoredAttachment extends Row<'attachment'> {
  readonly here: number
  readonly atOffice: number
  readonly wanted: 0 | 1
  readonly addedBy: string
}

const question = (reader: Reader) =>
  reader
    .selectFrom('attachment')
    .leftJoin('blob', 'blob.sha256', 'attachment.sha256')
    .leftJoin('person', 'person.id', 'attachment.added_by')
    .selectAll('attachment')
    .select(({ fn, val }) => [
      fn.coalesce('blob.here', val(0)).as('here'),
      fn.coalesce('blob.at_office', val(0)).as('atOffice'),
      fn.coalesce('blob.wanted', val(0 as const)).as('wanted'),
      fn.coalesce('person.name', val('')).as('addedBy'),
    ])

/** The files of a record, oldest first. */
export const listAttachments = (
  reader: Reader,
  record: { table: TableName; rowId: number },
): Promise<StoredAttachment[]> =>
  question(reader)
    .where('attachment.table_number', '=', registry[record.table].number)
    .where('attachment.row_id', '=', record.rowId)
    .orderBy('attachment.added_at')
    .orderBy('attachment.id')
    .execute()

export const findAttachment = (reader: Reader, id: number): Promise<StoredAttachment | undefined> =>
  question(reader).where('attachment.id', '=', id).executeTakeFirst()

export interface NewAttachment {
  readonly table: TableName
  readonly rowId: number
  readonly depotId: number | null
  readonly name: string
  readonly mediaType: MediaType
  readonly size: number
  readonly sha256: string
  /** Base64. */
  readonly thumbnail: string
  readonly person: number
  readonly at: number
}

/** Answers its id. */
export async function addAttachment(tx: Writer, added: NewAttachment): Promise<number> {
  const id = await nextId(tx)
  await tx
    .insertInto('attachment')
    .values({
      id,
      depot_id: added.depotId,
      table_number: registry[added.table].number,
      row_id: added.rowId,
      name: added.name,
      media_type: added.mediaType,
      size: added.size,
      sha256: added.sha256,
      thumbnail: added.thumbnail,
      added_by: added.person,
      added_at: added.at,
    })
    .execute()
  return id
}

/** Takes it off its record. Its bytes go with the next daily tidying, where no other row names them. */
export async function removeAttachment(tx: Writer, id: number): Promise<void> {
  await tx.deleteFrom('attachment').where('id', '=', id).execute()
}
