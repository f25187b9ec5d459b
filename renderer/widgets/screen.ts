import type { ComponentType } from 'react'
import type { Right } from '../../shared/auth/right.ts'
import type { Words } from '../../shared/words/en.ts'

/** What the rail can count. */
export interface Counts {
  today: number
  orders: number
  attention: number
  requests: number
}

/** A screen, as its slice announces it in `features/<slice>/screens.ts`; `routes.tsx` lists the slices. */
export interface Screen {
  /** `orders`, `orders/new`, `orders/:id` */
  readonly path: string
  readonly title: (words: Words) => string
  /** Fetched when it is first opened. */
  readonly load: () => Promise<ComponentType>
  /** Somebody without it does not see the screen, in the rail or by Ctrl K. */
  readonly right?: Right
  /** Where it stands in the rail; a screen without it is reached from another one. */
  readonly rail?: {
    readonly icon: ComponentType<{ size?: number | string; stroke?: number | string }>
    readonly count?: keyof Counts
    /** Somebody has to act on what is counted. */
    readonly needsYou?: boolean
    /** Below the line, at the foot. */
    readonly foot?: boolean
  }
  /** Offered by Ctrl K among the screens, though the rail has it not. */
  readonly found?: boolean
  /** Offered by Ctrl K as something to do, `New order`; a screen with parameters is never offered. */
  readonly action?: boolean
}
