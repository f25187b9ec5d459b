import type { Role } from '../auth/role.ts'
import type { ContainerKind } from '../containers/kind.ts'
import type { CustomerClass } from '../customers/class.ts'
import type { Language } from '../kernel/locale.ts'
import type { Currency } from '../kernel/money.ts'
import type { HoldKind } from '../orders/hold.ts'
import type { SampleName } from './sampleName.ts'

export type Texts = Readonly<Record<Language, string>>
export type Several<T> = readonly [T, ...T[]]

export interface SampleCompany {
  readonly name: string
  readonly legalName: string
  readonly taxId: string
  readonly patente: string
  readonly address: string
  readonly phone: string
  readonly baseCurrency: Currency
  readonly secondCurrency: Currency | null
  readonly fiscalStartMonth: number
  readonly timeZone: string
  readonly language: Language
}

export interface SamplePlace {
  readonly zone: string
  readonly city: string
  readonly streets: Several<string>
}

export interface SampleDepot {
  readonly code: string
  readonly name: string
  readonly address: string
  readonly phone: string
  readonly cutoffMinute: number
  readonly language: Language
  readonly places: Several<SamplePlace>
  /** What its computer is called, and the lane of its numbers; null at the depot where the sample is opened. */
  readonly computer: { readonly name: string; readonly lane: string } | null
}

export interface SamplePerson {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly language: Language
  /** Null for the whole company. */
  readonly depot: string | null
  readonly active: boolean
}

export interface SampleProduct {
  readonly sku: string
  readonly names: Texts
  readonly category: string
  readonly caseUnits: number
  /** Minor units for a case, without tax, as of today. */
  readonly casePrice: number
  readonly tax: string
  readonly weightG: number
  readonly unitContainer: string | null
  readonly caseContainer: string | null
  /** Layers and pallets: base units in one. */
  readonly units: readonly { readonly kind: 'layer' | 'pallet' | 'pack'; readonly factor: number }[]
  readonly active: boolean
}

export interface SampleContainer {
  readonly code: string
  readonly names: Texts
  readonly kind: ContainerKind
  readonly depositMinor: number
}

/** A family of price lists for the same customers, one after the other. */
export interface SampleList {
  readonly code: string
  readonly name: string
  readonly currency: Currency
  readonly customerClass: CustomerClass | null
  readonly zone: string | null
  readonly taxIncluded: boolean
  /** Thousandths of the catalogue's case price. */
  readonly perMille: number
  /** Prices of single units beside those of cases. */
  readonly loose: boolean
  /** From so many cases on, two percent less. */
  readonly breakCases: number | null
  /** Whether a new one has been announced for the days ahead. */
  readonly announced: boolean
  /** Sold to whoever has it in their terms. */
  readonly agreed: boolean
  /** Products of these categories only; null is all. */
  readonly categories: readonly string[] | null
}

export interface SamplePromotion {
  readonly name: string
  readonly sku: string
  readonly buyCases: number
  readonly freeCases: number
  /** Days from today, negative before it. */
  readonly from: number
  readonly to: number
}

/** Customers of one kind: how many, what they are called, what and how often they buy. */
export interface SampleSegment {
  readonly customerClass: CustomerClass
  readonly prefix: string
  /** How many at each depot, in the order of the depots. */
  readonly count: readonly number[]
  /** Names before which nothing else is put; when they are used up, `words` follow. */
  readonly named: readonly {
    readonly name: string
    readonly depot: string
    readonly city: string
    readonly zone: string
  }[]
  readonly words: Several<string>
  /** Orders by one of them in a thousand working days. */
  readonly rhythm: number
  readonly lines: readonly [number, number]
  readonly cases: readonly [number, number]
  readonly categories: readonly string[] | null
  readonly terms: {
    readonly paymentDays: number
    readonly limitMajor: number | null
    readonly currency: Currency
    readonly list: string | null
  } | null
  readonly languages: Several<Language>
  readonly roles: Several<string>
  /** Whether their orders carry a reference of their own. */
  readonly references: boolean
}

/** What happened in a stretch of days, told by orders. */
export interface SampleTrouble {
  /** Days before today. */
  readonly from: number
  readonly to: number
  readonly depot: string | null
  /** Only orders with this product. */
  readonly sku: string | null
  /** In a thousand of them. */
  readonly cancelled: number
  readonly held: number
  /** Of those that were delivered all the same. */
  readonly late: number
  readonly cancelReason: string
  readonly holdKind: HoldKind
  readonly holdReason: string
  readonly notes: Several<string>
}

/** One open order of today that tells a story. */
export interface SampleOpenOrder {
  readonly customer: string
  readonly status: 'draft' | 'received' | 'checked' | 'on-hold'
  readonly hoursAgo: number
  /** Delivery days from the next open one on; −1 is a day whose cut-off has passed. */
  readonly ahead: number
  readonly hold: { readonly kind: HoldKind; readonly reason: string; readonly note: string } | null
  readonly lines: readonly (readonly [sku: string, cases: number])[]
  readonly note: string
}

export interface SampleRequest {
  readonly about:
    | { readonly table: 'customer_terms'; readonly customer: string; readonly limitMajor: number }
    | { readonly table: 'price_item'; readonly list: string; readonly sku: string; readonly priceMinor: number }
    | { readonly table: 'product'; readonly sku: string; readonly like: string; readonly names: Texts }
    | {
        readonly table: 'promotion'
        readonly name: string
        readonly sku: string
        readonly buyCases: number
        readonly freeCases: number
      }
  readonly login: string
  readonly hoursAgo: number
  readonly note: string
  readonly answer: { readonly status: 'accepted' | 'refused' | 'withdrawn'; readonly text: string } | null
}

/** A field that two computers changed apart. */
export interface SampleConflict {
  readonly customer: string
  readonly column: 'phone' | 'address' | 'notes' | 'trade_name'
  readonly standing: { readonly value: string; readonly login: string }
  readonly other: { readonly value: string; readonly login: string }
  readonly hoursAgo: number
}

export interface SampleProfile {
  readonly name: SampleName
  readonly seed: number
  readonly company: SampleCompany
  /** The year's holidays beside those that the country's calendar begins with; `cutoffMinute` on a day that is not closed. */
  readonly ownHolidays: readonly {
    readonly monthDay: string
    readonly names: Texts
    readonly closed: boolean
    readonly cutoffMinute: number | null
  }[]
  readonly depots: Several<SampleDepot>
  readonly people: Several<SamplePerson>
  /** Who makes mistakes with cases and bottles. */
  readonly mixesUp: string | null
  readonly taxes: Several<{ readonly code: string; readonly names: Texts; readonly rateBp: number }>
  /** The second currency, a rate a week from `from` to `to`, millionths. */
  readonly rates: { readonly from: number; readonly to: number; readonly source: string } | null
  readonly containers: readonly SampleContainer[]
  readonly products: Several<SampleProduct>
  readonly lists: Several<SampleList>
  /** Days before today on which prices went up, and by how many thousandths. */
  readonly priceChange: { readonly daysAgo: number; readonly perMille: number }
  readonly promotions: readonly SamplePromotion[]
  readonly segments: Several<SampleSegment>
  readonly contactNames: {
    readonly first: Several<string>
    readonly last: Several<string>
    readonly thing: Several<string>
  }
  readonly phone: (dice: (sides: number) => number) => string
  readonly taxIdOf: (dice: (sides: number) => number) => string
  readonly customerNotes: Several<string>
  readonly orderNotes: Several<string>
  readonly troubles: readonly SampleTrouble[]
  readonly mixUpNote: string
  /** How customers begin the references of their own. */
  readonly reference: string
  readonly onHold: readonly { readonly customer: string; readonly reason: string }[]
  readonly openOrders: readonly SampleOpenOrder[]
  readonly requests: readonly SampleRequest[]
  readonly conflicts: readonly SampleConflict[]
}
