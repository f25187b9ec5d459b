import { z } from 'zod'

/** When and how much a computer syncs by itself: its own setting, because airtime costs money. */
export const SyncPlan = z.strictObject({
  everyMinutes: z.number().int().min(1).max(1440),
  /** Hours of the day within which it goes out by itself, by this computer's clock: from 0 … 23 until 1 … 24; null for all day. */
  hours: z.strictObject({ from: z.number().int().min(0).max(23), to: z.number().int().min(1).max(24) }).nullable(),
  /** Each byte is paid for: by itself it sends what is urgent and takes what comes with that; the rest goes when a person asks for it. */
  metered: z.boolean(),
  /** A person's choice while the link is poor: nothing but what is urgent, whoever asks. */
  urgentOnly: z.boolean(),
})
export type SyncPlan = z.infer<typeof SyncPlan>

export const usualPlan: SyncPlan = { everyMinutes: 15, hours: null, metered: false, urgentOnly: false }

/** Whether a sync leaves alone what can wait. `wished`: a person asked for it now. */
export const onlyUrgent = (plan: SyncPlan, wished: boolean): boolean => plan.urgentOnly || (plan.metered && !wished)

/** How many minutes from the minute `minute` of a day (0 … 1439) until it may go out by itself; 0 where it may now. */
export function minutesUntilOpen({ hours }: Pick<SyncPlan, 'hours'>, minute: number): number {
  if (hours === null) return 0
  const [from, to] = [hours.from * 60, hours.to * 60]
  const open = from < to ? minute >= from && minute < to : minute >= from || minute < to
  return open ? 0 : (from - minute + 1440) % 1440
}
