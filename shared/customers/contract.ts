import { z } from 'zod'
import { api, refusing } from '../errors.ts'
import { Id } from '../kernel/id.ts'
import { Language } from '../kernel/locale.ts'
import { Currency, Minor } from '../kernel/money.ts'
import { Window } from '../kernel/page.ts'
import { Outcome } from '../settings/contract.ts'
import { customerClasses } from './class.ts'
import { CustomerFilter } from './filter.ts'

export const CustomerClass = z.enum(customerClasses)

export const Contact = z.object({
  n: z.number().int().positive(),
  name: z.string().max(120),
  role: z.string().max(80),
  phone: z.string().max(60),
  email: z.string().max(120),
  isPrimary: z.boolean(),
})
export type Contact = z.infer<typeof Contact>

/** Head office's part: asked for by a request, never edited at a depot. */
export const CustomerTerms = z.object({
  priceListId: Id.nullable(),
  paymentDays: z.number().int().min(0).max(365),
  creditLimitMinor: Minor.nonnegative().nullable(),
  currency: Currency,
  hold: z.boolean(),
  holdReasonId: Id.nullable(),
})
export type CustomerTerms = z.infer<typeof CustomerTerms>

export const Customer = z.object({
  id: Id,
  version: z.number().int(),
  depotId: Id,
  code: z.string().max(24),
  name: z.string().max(120),
  tradeName: z.string().max(120),
  customerClass: CustomerClass,
  zone: z.string().max(60),
  address: z.string().max(300),
  city: z.string().max(80),
  phone: z.string().max(60),
  language: Language,
  /** Bit 0 is Monday … bit 6 is Sunday. */
  deliveryDays: z.number().int().min(0).max(127),
  taxId: z.string().max(40),
  notes: z.string().max(4000),
  active: z.boolean(),
  contacts: z.array(Contact).max(40),
  terms: CustomerTerms.nullable(),
})
export type Customer = z.infer<typeof Customer>

/** `n` 0 is a new contact. `version` is the one that the form was opened with; 0 for a new customer. */
export const CustomerForm = Customer.omit({ terms: true }).extend({
  id: Id.nullable(),
  contacts: z.array(Contact.extend({ n: z.number().int().nonnegative() })).max(40),
})
export type CustomerForm = z.infer<typeof CustomerForm>

export const CustomerRow = Customer.omit({ contacts: true, terms: true, notes: true, address: true }).extend({
  hold: z.boolean(),
  openOrders: z.number().int(),
  lastOrderDay: z.string().nullable(),
})
export type CustomerRow = z.infer<typeof CustomerRow>

export const customerSorts = ['code', 'name', 'zone', 'class', 'city', 'lastOrder'] as const

export const customers = {
  list: api
    .input(
      Window.extend({
        ...CustomerFilter.shape,
        sort: z.enum(customerSorts).default('name'),
        descending: z.boolean().default(false),
      }),
    )
    .output(z.object({ rows: z.array(CustomerRow), total: z.number().int() })),
  /** What a filter can be set to: the zones and towns of those whom the person sees, by name. */
  places: api.output(z.object({ zones: z.array(z.string()), cities: z.array(z.string()) })),
  /** By any fragment of name, trade name, code, city or phone, accents ignored; at most twelve, active ones only. */
  suggest: api.input(z.object({ text: z.string().max(80) })).output(z.array(CustomerRow)),
  find: api.input(z.object({ id: Id })).output(Customer),
  save: refusing(['other-depot'] as const)
    .input(CustomerForm)
    .output(Customer),
  saveTerms: api.input(CustomerTerms.extend({ customerId: Id, note: z.string().max(500).default('') })).output(Outcome),
}
