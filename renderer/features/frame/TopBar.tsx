import type { ReactNode } from 'react'
import { LanguageSwitch } from '../../widgets/LanguageSwitch.tsx'
import { DepotSwitch } from './DepotSwitch.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import classes from './TopBar.module.css'

interface TopBarProps {
  /** What kind of company this is, where it is no ordinary one. */
  mark: ReactNode
  search: ReactNode
  changePassword: () => void
}

/** Depot, search, language, person. */
export function TopBar({ mark, search, changePassword }: TopBarProps) {
  return (
    <>
      <DepotSwitch />
      {search}
      <span className={classes.push} />
      {mark}
      <LanguageSwitch />
      <PersonMenu changePassword={changePassword} />
    </>
  )
}
