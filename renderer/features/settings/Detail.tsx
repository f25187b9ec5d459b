import type { ReactNode } from 'react'
import { useT } from '../../widgets/words.ts'
import classes from './Settings.module.css'

/** A named value of a record; an empty one says that it was not given. */
export function Detail({ name, children }: { name: string; children: ReactNode }) {
  const t = useT()
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {children === '' ? <span className={classes.quiet}>{t($ => $.settings.company.notGiven)}</span> : children}
      </dd>
    </>
  )
}
