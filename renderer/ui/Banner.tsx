import type { ReactNode } from 'react'
import classes from './Banner.module.css'
import type { Tone } from './Tag.tsx'

interface BannerProps {
  tone: Tone
  children: ReactNode
  action?: ReactNode
  /** Read aloud at once. */
  urgent?: boolean
}

/** One calm sentence across the screen, with at most one thing to do. */
export function Banner({ tone, children, action, urgent = false }: BannerProps) {
  return (
    <div className={classes.banner} data-tone={tone} role={urgent ? 'alert' : 'status'}>
      <div>{children}</div>
      {action}
    </div>
  )
}
