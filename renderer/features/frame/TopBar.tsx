import type { ReactNode } from 'react'
import { LanguageSwitch } from '../../widgets/LanguageSwitch.tsx'
import { DepotSwitch } from './DepotSwitch.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import classes from './TopBar.module.css'

/** Depot, search, language, person. */
export function TopBar({ search, changePassword }: { search: ReactNode; changePassword: () => void }) {
  return (
    <>
      <DepotSwitch />
      {search}
      <span className={classes.push} />
      <LanguageSwitch />
      <PersonMenu changePassword={changePassword} />
    </>
  )
}
