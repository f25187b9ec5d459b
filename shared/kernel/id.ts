import { z } from 'zod'

/** Ids that one device may give: its number × 2³⁵ + counter stays exact in a JavaScript number for 2¹⁸ devices. */
export const idSpan = 2 ** 35

/** Head office itself writes rows (conflict cards, devices) under this number; desks are numbered from 2. */
export const headOfficeDevice = 1
/** A desk that works alone, until it joins a head office. */
export const aloneDevice = 0
export const mostDevices = 2 ** 18

/** A row's identity: integer, born offline, never reused. */
export const Id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER)
export type Id = z.infer<typeof Id>

export const makeId = (device: number, counter: number): Id => device * idSpan + counter
export const deviceOfId = (id: Id): number => Math.floor(id / idSpan)
export const counterOfId = (id: Id): number => id % idSpan

/** The same row under another device number: used once, when a desk that worked alone joins. */
export const movedId = (id: Id, from: number, to: number): Id =>
  deviceOfId(id) === from ? makeId(to, counterOfId(id)) : id
