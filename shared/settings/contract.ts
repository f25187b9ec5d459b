import { z } from 'zod'
import { Calendar } from '../calendars/calendar.ts'
import { Container } from '../containers/container.ts'
import { api, refusing } from '../errors.ts'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { Language } from '../kernel/locale.ts'
import { BasisPoints, Currency } from '../kernel/money.ts'
import { orderStatuses } from '../orders/status.ts'
import { reasonKinds } from './reasonKind.ts'

export const Company = z.object({
  id: Id,
  name: z.string().max(120),
  legalName: z.string().max(160),
  taxId: z.string().max(40),
  patente: z.string().max(40),
  address: z.string().max(300),
  phone: z.string().max(60),
  baseCurrency: Currency,
  secondCurrency: Currency.nullable(),
  fiscalStartMonth: z.number().int().min(1).max(12),
})
export type Company = z.infer<typeof Company>

export const Depot = z.object({
  id: Id,
  code: z.string().max(3),
  name: z.string().max(80),
  address: z.string().max(300),
  phone: z.string().max(60),
  timeZone: z.string().max(60),
  cutoffMinute: z.number().int().min(0).max(1439),
  language: Language,
  active: z.boolean(),
  /** Null: Monday to Saturday, all year. */
  calendarId: Id.nullable(),
})
export type Depot = z.infer<typeof Depot>

/** The rate of a tax class from a day on. */
export const TaxChange = z.object({ n: z.number().int().positive(), validFrom: Day, rateBp: BasisPoints })
export type TaxChange = z.infer<typeof TaxChange>

export const TaxClass = z.object({
  id: Id,
  code: z.string().max(16),
  names: z.record(Language, z.string().max(80)),
  /** Until the first of the changes. */
  rateBp: BasisPoints,
  active: z.boolean(),
  /** In the order of their days. */
  changes: z.array(TaxChange),
})
export type TaxClass = z.infer<typeof TaxClass>

export const ExchangeRate = z.object({
  id: Id,
  currency: Currency,
  rateE6: z.number().int().positive(),
  validFrom: Day,
  source: z.string().max(80),
})
export type ExchangeRate = z.infer<typeof ExchangeRate>

export const ReasonCode = z.object({
  id: Id,
  kind: z.enum(reasonKinds),
  code: z.string().max(16),
  texts: z.record(Language, z.string().max(160)),
  active: z.boolean(),
})
export type ReasonCode = z.infer<typeof ReasonCode>

export const StageLimit = z.object({
  status: z.enum(orderStatuses),
  /** Null: no limit, however long it stands. */
  limitMinutes: z.number().int().positive().max(525_600).nullable(),
})
export type StageLimit = z.infer<typeof StageLimit>

/** What every screen needs to know of the company, and of this computer. */
export const Settings = z.object({
  company: Company.nullable(),
  calendars: z.array(Calendar),
  depots: z.array(Depot),
  taxClasses: z.array(TaxClass),
  rates: z.array(ExchangeRate),
  containers: z.array(Container),
  reasonCodes: z.array(ReasonCode),
  stageLimits: z.array(StageLimit),
  device: z.object({
    number: z.number().int(),
    lane: z.string(),
    depotId: Id.nullable(),
    headOffice: z.boolean(),
    alone: z.boolean(),
    computer: z.string(),
  }),
  devices: z.array(z.object({ number: z.number().int(), name: z.string(), depotId: Id.nullable() })),
  today: Day,
})
export type Settings = z.infer<typeof Settings>

/**
 * What became of a change to a reference row: written where this computer has head-office rights, else a request that
 * head office answers.
 */
export const Outcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), id: Id }),
  z.object({ outcome: z.literal('requested'), requestId: Id }),
  z.object({ outcome: z.literal('unchanged'), id: Id }),
])
export type Outcome = z.infer<typeof Outcome>

const newable = { id: Id.nullable() }
/** What the person asks for, said to head office when the change becomes a request. */
const why = { note: z.string().max(500).default('') }

const LockMinutes = z.number().int().min(1).max(60)

const referenceRefusals = ['currency-in-use', 'in-use'] as const

export const settings = {
  get: api.output(Settings),
  saveCompany: refusing(referenceRefusals)
    .input(Company.omit({ id: true }).extend(why))
    .output(Outcome),
  saveDepot: refusing(referenceRefusals)
    .input(Depot.extend({ ...newable, ...why }))
    .output(Outcome),
  saveTaxClass: api.input(TaxClass.omit({ changes: true }).extend({ ...newable, ...why })).output(Outcome),
  /** A change of `n` 0 is a new one; `removed` takes it away. */
  saveTaxChange: api
    .input(
      TaxChange.extend({
        taxClassId: Id,
        n: z.number().int().nonnegative(),
        removed: z.boolean().default(false),
        ...why,
      }),
    )
    .output(Outcome),
  saveRate: api.input(ExchangeRate.extend({ ...newable, ...why })).output(Outcome),
  saveReasonCode: api.input(ReasonCode.extend({ ...newable, ...why })).output(Outcome),
  saveStageLimit: api.input(StageLimit.extend(why)).output(Outcome),
  /** The stage goes by what is usual again. */
  resetStageLimit: api.input(StageLimit.pick({ status: true }).extend(why)).output(Outcome),
  /** Of this computer: minutes without anybody at work until its screens lock. */
  saveLock: api.input(z.object({ afterMinutes: LockMinutes })).output(z.object({ afterMinutes: LockMinutes })),
}
