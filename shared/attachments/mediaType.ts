/** What may be attached: pictures as a camera or a scanner makes them, and PDF. */
export const mediaTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const
export type MediaType = (typeof mediaTypes)[number]

export const isPicture = (type: MediaType): boolean => type !== 'application/pdf'

/** The end of a file's name that belongs to its type. */
export const endings: Record<MediaType, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' }

/** What the first bytes say that it is, whatever it is called; null for anything that is not taken. */
export function sniffed(bytes: Uint8Array): MediaType | null {
  const starts = (...signature: readonly number[]) => signature.every((byte, place) => bytes[place] === byte)
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf'
  return null
}
