import type { ReactNode } from 'react'
import classes from './Tag.module.css'

export type Tone = 'bad' | 'warn' | 'good' | 'know' | 'quiet' | 'action'

interface TagProps {
  tone?: Tone
  icon?: ReactNode
  children: ReactNode
}

/** A word on a soft fill. The word says it; the colour only helps. */
export function Tag({ tone = 'quiet', icon, children }: TagProps) {
  return (
    <span className={classes.tag} data-tone={tone}>
      {icon}
      {children}
    </span>
  )
}
