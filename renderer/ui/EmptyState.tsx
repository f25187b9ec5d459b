import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

/** Says what will be here, and offers the first step. */
export function EmptyState({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      {text === undefined ? null : <p>{text}</p>}
      {children}
    </div>
  )
}
