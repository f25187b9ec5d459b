import { z } from 'zod'

/** `receipt` is the roll of a till: 80 mm wide, 72 of them printable, as long as it has to be. */
export const paperSizes = ['a4', 'a5', 'receipt'] as const
export const PaperSize = z.enum(paperSizes)
export type PaperSize = z.infer<typeof PaperSize>

/** Millimetres. A roll is cut where the document ends: its height is the document's own. */
export const paperMillimetres: Record<PaperSize, { width: number; height: number | null }> = {
  a4: { width: 210, height: 297 },
  a5: { width: 148, height: 210 },
  receipt: { width: 80, height: null },
}
