import type { ReactNode } from 'react'

/** One way to narrow a list: how it is set, and how it is said while it is. */
export interface FilterField {
  readonly id: string
  readonly title: string
  /** What it is set to, in words; null while it lets everything through. */
  readonly said: string | null
  readonly clear: () => void
  readonly control: ReactNode
}
