import type { ReactNode } from 'react'
import { ariaKeys, KeyHint } from '../../ui/KeyHint.tsx'
import classes from './BarButton.module.css'

interface BarButtonProps {
  children?: ReactNode
  icon?: ReactNode
  /** The key that does the same; the bar registers it. */
  keys?: string
  /** It is in force. */
  on?: boolean
  /** Only its sign is seen. */
  bare?: boolean
  label?: string | undefined
  act: () => void
}

/** A small button of a list's bar. */
export function BarButton({ children, icon, keys, on, bare = false, label, act }: BarButtonProps) {
  return (
    <button
      type="button"
      className={classes.button}
      data-bare={bare || undefined}
      aria-pressed={on}
      aria-label={label}
      title={bare ? label : undefined}
      aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
      onClick={act}
    >
      {icon}
      {children === undefined ? null : <span className={classes.text}>{children}</span>}
      {keys === undefined || bare ? null : <KeyHint keys={keys} />}
    </button>
  )
}
