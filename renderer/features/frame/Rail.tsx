import { NavLink, useNavigate } from 'react-router'
import { Logo } from '../../ui/Logo.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { useMay } from '../../widgets/person.ts'
import type { Screen } from '../../widgets/screen.ts'
import { useT, useWords } from '../../widgets/words.ts'
import classes from './Rail.module.css'
import { useCounts } from './useCounts.ts'

/** The screens that this person may see, with how many things on each need somebody. */
export function Rail({ screens }: { screens: readonly Screen[] }) {
  const t = useT()
  const words = useWords()
  const may = useMay()
  const counts = useCounts()
  const navigate = useNavigate()
  const shown = screens.filter(screen => screen.rail && (screen.right === undefined || may(screen.right)))
  const foot = shown.filter(screen => screen.rail?.foot)
  useKeys(
    shown.slice(0, 9).map((screen, at) => ({
      keys: `alt+${at + 1}`,
      label: t($ => $.frame.keys.goTo, { screen: screen.title(words) }),
      act: () => void navigate(`/${screen.path}`),
    })),
    'everywhere',
  )
  const link = (screen: Screen) => {
    const { rail } = screen
    if (!rail) return null
    const count = rail.count === undefined ? 0 : counts[rail.count]
    const Icon = rail.icon
    return (
      <NavLink key={screen.path} to={`/${screen.path}`} className={classes.link ?? ''}>
        <Icon size={17} stroke={1.75} />
        <span className={classes.name}>{screen.title(words)}</span>
        {count > 0 ? (
          <span className={classes.count} data-needs-you={rail.needsYou || undefined}>
            <span aria-hidden="true">{count > 999 ? '999+' : count}</span>
            <span className={classes.spoken}>{t($ => $.frame.counts.needsYou, { count })}</span>
          </span>
        ) : null}
      </NavLink>
    )
  }
  return (
    <nav className={classes.rail} aria-label={t($ => $.frame.landmarks.rail)}>
      <div className={classes.brand}>
        <Logo size="1.25rem" />
        Konvwa
      </div>
      {shown.filter(screen => !screen.rail?.foot).map(link)}
      {foot.length > 0 ? <hr className={classes.line} /> : null}
      {foot.map(link)}
    </nav>
  )
}
