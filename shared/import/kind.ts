import { z } from 'zod'

/** What a table can be brought in as. */
export const importKinds = ['customers', 'products', 'prices', 'people', 'orders'] as const
export const ImportKind = z.enum(importKinds)
export type ImportKind = z.infer<typeof ImportKind>
