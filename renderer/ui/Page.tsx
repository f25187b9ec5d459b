import type { ReactNode } from 'react'
import classes from './Page.module.css'

/** A screen's content: head, then cards. `fill` takes the whole height and scrolls inside its cards. */
export function Page({ fill = false, children }: { fill?: boolean; children: ReactNode }) {
  return (
    <div className={classes.page} data-fill={fill || undefined}>
      {children}
    </div>
  )
}

/** Main cards at the left, narrow ones at the right; below one another where the window is narrow. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div className={classes.main}>{children}</div>
      <div className={classes.aside}>{aside}</div>
    </div>
  )
}
