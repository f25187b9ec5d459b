import { memo, type ReactNode } from 'react'

interface RowFrameProps {
  id: string
  /** Counted from 0. */
  index: number
  chosen: boolean
  openable: boolean
  lit: boolean
  /** Pixels. */
  height: number
  children: ReactNode
}

/** One row. It is drawn anew only when something of it is different: scrolling draws the rows that come, not those that stay. */
export const RowFrame = memo(function RowFrame({ id, index, chosen, openable, lit, height, children }: RowFrameProps) {
  return (
    <tr
      id={id}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-openable={openable || undefined}
      data-lit={lit || undefined}
      style={{ height }}
    >
      {children}
    </tr>
  )
})
