import type { StageLimits } from '../../db/orderConditions.ts'
import type { Role } from '../../shared/auth/role.ts'
import type { Day } from '../../shared/kernel/day.ts'
import type { Language } from '../../shared/kernel/locale.ts'
import type { SheetFormat } from '../../shared/lists/contract.ts'
import type { ListQuestion } from '../../shared/lists/list.ts'
import type { OrderFigures } from '../../shared/orders/figures.ts'

/** A list that was settled: of one day and one person, and of the depot that the person may see. */
export interface SettledList {
  readonly question: ListQuestion
  /** Null where the person sees every depot here. */
  readonly depotId: number | null
  readonly limits: StageLimits
  readonly now: number
  /** Works alone: everything is where it belongs. */
  readonly alone: boolean
  readonly role: Role
  /** The lanes that this computer numbers in. */
  readonly lanes: readonly string[]
}

export interface SheetWanted extends SettledList {
  readonly columns: readonly string[]
  readonly language: Language
  readonly timeZone: string
  readonly today: Day
}

/** What the thread that reads is asked, and what it says: a part of the answer, or that it is over. */
export type ReadTask =
  | (SheetWanted & { readonly kind: 'export'; readonly format: SheetFormat; readonly title: string })
  | (SheetWanted & { readonly kind: 'texts'; readonly most: number })
  | (SettledList & { readonly kind: 'figures' })

export type ReadSaid =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'texts'; readonly titles: readonly TitleText[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'figures'; readonly figures: OrderFigures }
  | { readonly kind: 'over'; readonly rows: number }
  | { readonly kind: 'failed'; readonly reason: string }

export interface TitleText {
  readonly title: string
  readonly align: 'start' | 'end'
  readonly grow: boolean
}
