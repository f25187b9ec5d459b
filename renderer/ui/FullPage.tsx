import type { ReactNode } from 'react'
import classes from './FullPage.module.css'
import { Logo } from './Logo.tsx'

interface FullPageProps {
  title: string
  text?: ReactNode
  /** At the top right: the language. */
  corner?: ReactNode
  /** For long forms. */
  wide?: boolean
  children?: ReactNode
}

/** A page of its own, without the frame: first start, sign-in, lock, trouble. */
export function FullPage({ title, text, corner, wide = false, children }: FullPageProps) {
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <span className={classes.brand}>
          <Logo size="1.375rem" />
          Konvwa
        </span>
        {corner}
      </header>
      <main className={classes.main} data-wide={wide || undefined}>
        <div>
          <h1 className={classes.title}>{title}</h1>
          {text === undefined ? null : <p className={classes.text}>{text}</p>}
        </div>
        {children}
      </main>
    </div>
  )
}
