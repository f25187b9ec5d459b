import type { ReactNode } from 'react'
import classes from './PageHead.module.css'

interface PageHeadProps {
  title: string
  /** Above the title, small: what it belongs to. */
  over?: ReactNode
  /** Below the title: one sentence. */
  under?: ReactNode
  /** Beside the title: its state. */
  tag?: ReactNode
  /** Buttons, the primary one last. */
  children?: ReactNode
}

/** What this screen is, its state, and what can be done now. */
export function PageHead({ title, over, under, tag, children }: PageHeadProps) {
  return (
    <header className={classes.head}>
      <div className={classes.text}>
        {over === undefined ? null : <p className={classes.small}>{over}</p>}
        <div className={classes.line}>
          <h1>{title}</h1>
          {tag}
        </div>
        {under === undefined ? null : <p className={classes.small}>{under}</p>}
      </div>
      {children === undefined ? null : <div className={classes.actions}>{children}</div>}
    </header>
  )
}
