import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Id } from '../kernel/id.ts'
import { Instant } from '../kernel/instant.ts'
import { mostFileBytes, mostThumbnailBytes } from './limits.ts'
import { mediaTypes } from './mediaType.ts'
import { attachmentBlocks } from './rules.ts'

const base64 = (bytes: number) => z.base64().max(Math.ceil((bytes + 8) / 3) * 4)

/** What files hang on; each its own table of the registry. */
export const attachedTables = ['sales_order', 'customer'] as const
const Record = z.object({ table: z.enum(attachedTables), rowId: Id })

export const Attachment = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.enum(mediaTypes),
  /** Bytes. */
  size: z.number().int(),
  /** A small JPEG as base64; empty for a PDF. */
  thumbnail: z.string(),
  addedBy: z.string(),
  addedAt: Instant,
  /** Of its bytes: on this computer, and known to be at head office. The row itself travels before them. */
  here: z.number().int(),
  atOffice: z.number().int(),
  wanted: z.boolean(),
})
export type Attachment = z.infer<typeof Attachment>

export const attachments = {
  of: api.input(Record).output(z.array(Attachment)),
  /** `bytes` and `thumbnail` as base64. already-there: the very same file hangs on this record. */
  add: refusing(attachmentBlocks)
    .input(
      Record.extend({
        name: z.string().max(255),
        bytes: base64(mostFileBytes * 1.1),
        thumbnail: base64(mostThumbnailBytes * 2),
      }),
    )
    .output(Attachment),
  /** not-here: its bytes have to be fetched first. */
  content: refusing(['not-here'] as const)
    .input(z.object({ id: Id }))
    .output(z.object({ name: z.string(), mediaType: z.enum(mediaTypes), bytes: z.base64() })),
  /** Asks head office for its bytes with the next syncs. */
  fetch: api.input(z.object({ id: Id })).output(Attachment),
  /** Takes it off the record; other computers lose it too. */
  remove: api.input(z.object({ id: Id })).output(z.object({ id: Id })),
}
