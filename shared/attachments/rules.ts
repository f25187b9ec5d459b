import { mostAttachments, mostFileBytes, mostKeptBytes, mostPictureBytes, mostThumbnailBytes } from './limits.ts'
import { isPicture, type MediaType, sniffed } from './mediaType.ts'

export const attachmentBlocks = ['not-a-picture', 'empty', 'too-big', 'too-many', 'no-room', 'already-there'] as const
export type AttachmentBlock = (typeof attachmentBlocks)[number]

/** Why these bytes cannot be attached, or null with what they are. Sizes in bytes. */
export function attachmentBlockedBy(asked: {
  readonly bytes: Uint8Array
  readonly thumbnail: Uint8Array
  /** On the record already. */
  readonly count: number
  /** Kept on this computer already. */
  readonly kept: number
}): AttachmentBlock | MediaType {
  const { bytes, thumbnail, count, kept } = asked
  if (bytes.length === 0) return 'empty'
  const type = sniffed(bytes)
  if (type === null || (thumbnail.length > 0 && sniffed(thumbnail) !== 'image/jpeg')) return 'not-a-picture'
  if (bytes.length > mostBytesOf(type) || thumbnail.length > mostThumbnailBytes) return 'too-big'
  if (count >= mostAttachments) return 'too-many'
  if (kept + bytes.length > mostKeptBytes) return 'no-room'
  return type
}

export const mostBytesOf = (type: MediaType): number => (isPicture(type) ? mostPictureBytes : mostFileBytes)

export const isBlock = (result: AttachmentBlock | MediaType): result is AttachmentBlock =>
  attachmentBlocks.some(block => block === result)
