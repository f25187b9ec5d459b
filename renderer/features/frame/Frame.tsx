import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Outlet, useLocation } from 'react-router'
import { ErrorBoundary } from '../../widgets/ErrorBoundary.tsx'
import type { Screen } from '../../widgets/screen.ts'
import { useT } from '../../widgets/words.ts'
import classes from './Frame.module.css'
import { GoneBanner } from './GoneBanner.tsx'
import { Rail } from './Rail.tsx'

interface FrameProps {
  screens: readonly Screen[]
  /** Search, language and person. */
  top: ReactNode
  /** The sync line. */
  foot: ReactNode
}

/** What stands around every screen: the rail, the top, the foot. */
export function Frame({ screens, top, foot }: FrameProps) {
  const t = useT()
  const { pathname } = useLocation()
  const content = useFocusOn(pathname)
  return (
    <div className={classes.frame}>
      <button type="button" className={classes.skip} onClick={() => document.getElementById('content')?.focus()}>
        {t($ => $.frame.landmarks.skip)}
      </button>
      <Rail screens={screens} />
      <section className={classes.top} aria-label={t($ => $.frame.landmarks.top)}>
        {top}
      </section>
      <main
        ref={content}
        id="content"
        className={classes.content}
        tabIndex={-1}
        aria-label={t($ => $.frame.landmarks.content)}
      >
        <GoneBanner />
        <ErrorBoundary place={pathname}>
          <Outlet />
        </ErrorBoundary>
      </main>
      <footer className={classes.foot}>{foot}</footer>
    </div>
  )
}

/** A new screen takes the keyboard from wherever it was, unless the screen has put it somewhere itself. */
function useFocusOn(place: string): RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null)
  const seen = useRef('')
  useEffect(() => {
    if (seen.current === place) return
    seen.current = place
    const holder = document.activeElement
    // Somebody may have opened a dialog while the screen was on its way.
    const busy = content.current?.contains(holder) || holder?.closest('[role=dialog]') != null
    if (!busy) content.current?.focus({ preventScroll: true })
  }, [place])
  return content
}
