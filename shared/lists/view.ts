import { z } from 'zod'

/** How a person wants to see a list: kept under a name, on this computer. */
export const ViewState = z.object({
  search: z.string().max(80),
  sort: z.string().max(40),
  descending: z.boolean(),
  /** Ids of the columns shown, in their order; null is the usual ones. */
  columns: z.array(z.string().max(40)).max(60).nullable(),
  /** Widths in rem of the columns that were made wider or narrower, by id. */
  widths: z.record(z.string().max(40), z.number().min(2).max(80)),
  /** As the list's own filter has it; what it no longer understands is left out when it is used. */
  filter: z.record(z.string().max(40), z.json()),
})
export type ViewState = z.infer<typeof ViewState>

export const ViewId = z.string().regex(/^[a-z0-9-]{1,40}$/)

export const View = z.object({ id: ViewId, name: z.string().trim().min(1).max(60), state: ViewState })
export type View = z.infer<typeof View>

/** How the columns of a list stand. */
export const Arrangement = ViewState.pick({ columns: true, widths: true })
export type Arrangement = z.infer<typeof Arrangement>

/** What a person has kept of one list. */
export const KeptViews = z.object({
  views: z.array(View),
  /** The view that the list opens with, one of these or one that comes with the list; null is the list's own. */
  usual: ViewId.nullable(),
  /** How the columns were left where no view is chosen. */
  arranged: Arrangement.default({ columns: null, widths: {} }),
})
export type KeptViews = z.infer<typeof KeptViews>

/** More than anybody finds his way in. */
export const mostViews = 40
