import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Day } from '../kernel/day.ts'
import { Language } from '../kernel/locale.ts'
import { Currency } from '../kernel/money.ts'
import { SampleName } from '../sample/sampleName.ts'

export const WorkAloneForm = z.object({
  company: z.string().max(120),
  baseCurrency: Currency,
  secondCurrency: Currency.nullable(),
  /** Millionths of the base currency for one unit of the second. */
  rateE6: z.number().int().positive().nullable(),
  fiscalStartMonth: z.number().int().min(1).max(12),
  depotCode: z.string().max(3),
  depotName: z.string().max(80),
  timeZone: z.string().max(60),
  language: Language,
  name: z.string().max(120),
  login: z.string().max(80),
  password: z.string().max(200),
})
export type WorkAloneForm = z.infer<typeof WorkAloneForm>

export const JoinForm = z.object({
  /** https://… of head office, or http:// on this computer or a private network where somebody insists. */
  address: z.string().max(200),
  code: z.string().max(32),
  computer: z.string().max(60),
})
export type JoinForm = z.infer<typeof JoinForm>

export const joinRefusals = [
  'no-answer',
  'not-head-office',
  'bad-code',
  'too-many-attempts',
  'other-protocol',
  'already-joined',
  'empty-head-office',
  'insecure-address',
  'sample-joins-nothing',
  'no-receipt',
] as const

/** The sample company that stands open instead of this computer’s own books. */
export const PresentSample = z.object({
  name: SampleName,
  company: z.string(),
  /** The day that it was drawn for. */
  day: Day,
  /** It was drawn so long ago that its orders look old. */
  old: z.boolean(),
  /** Whoever leads it, and everybody’s password in it: there is nothing to protect. */
  login: z.string(),
  password: z.string(),
})
export type PresentSample = z.infer<typeof PresentSample>

/** no-samples: this desk was opened without any. no-sample-open: these are this computer’s own books. The others: the books asked for cannot be opened. */
const sampleRefusals = ['no-samples', 'no-sample-open', 'books-in-use', 'books-no-space', 'books-not-opened'] as const
export type SampleRefusal = (typeof sampleRefusals)[number]

export const setup = {
  /** The first depot's day, so that the form can propose what is usual. */
  today: api.output(z.object({ day: Day, timeZone: z.string(), computer: z.string() })),
  workAlone: api.input(WorkAloneForm).output(z.object({ personId: z.number() })),
  /** For an empty computer at first start, and for one that worked alone: its ids are renumbered once and its orders go up. */
  join: refusing(joinRefusals)
    .input(JoinForm)
    .output(z.object({ device: z.number(), lane: z.string(), requests: z.number(), waiting: z.number() })),
  /** The sample that stands open, or null where these are this computer’s own books. */
  presentSample: api.output(PresentSample.nullable()),
  /** Opens a sample company in books of its own, from an empty computer; it is drawn first where it is not there yet: ask `auth.state`. */
  openSample: refusing(sampleRefusals).input(z.object({ name: SampleName })),
  /** Draws the open sample again as of today; what was done in it is gone. */
  beginSampleAnew: refusing(sampleRefusals),
  /** Back to this computer’s own books. */
  leaveSample: refusing(sampleRefusals),
}
