import { type ReactNode, useId } from 'react'
import classes from './Card.module.css'

interface CardProps {
  title?: ReactNode
  /** At the right of the title: a tag, a count, keys. */
  aside?: ReactNode
  /** A bar at the left edge: somebody should look here. */
  tone?: 'warn' | 'bad' | 'good' | 'know'
  /** Content up to the edges, for tables. */
  flush?: boolean
  /** Takes the height that is left. */
  grow?: boolean
  children: ReactNode
}

/** Paper with a hairline. */
export function Card({ title, aside, tone, flush = false, grow = false, children }: CardProps) {
  const titleId = useId()
  return (
    <section
      className={classes.card}
      data-tone={tone}
      data-flush={flush || undefined}
      data-grow={grow || undefined}
      aria-labelledby={title === undefined ? undefined : titleId}
    >
      {title === undefined && aside === undefined ? null : (
        <header className={classes.head}>
          <h2 id={titleId}>{title}</h2>
          {aside === undefined ? null : <div className={classes.aside}>{aside}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
