import { useEffect, useState } from 'react'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { useConnection, useConnectionState } from '../../widgets/connection.ts'
import { useT } from '../../widgets/words.ts'
import classes from './Frame.module.css'

/** A break of less than this nobody needs to hear of. */
const quietFor = 700

/** The backend is gone: nothing was lost, and when it is tried again. */
export function GoneBanner() {
  const t = useT()
  const { retryNow } = useConnection()
  const connection = useConnectionState()
  const [shown, setShown] = useState(false)
  const [now, setNow] = useState(() => Date.now())
  const lost = connection.state === 'lost'
  useEffect(() => {
    if (!lost) return setShown(false)
    const wait = window.setTimeout(() => setShown(true), quietFor)
    const tick = window.setInterval(() => setNow(Date.now()), 1000)
    return () => {
      window.clearTimeout(wait)
      window.clearInterval(tick)
    }
  }, [lost])
  if (connection.state !== 'lost' || !shown) return null
  const seconds = Math.max(0, Math.ceil((connection.nextAt - now) / 1000))
  return (
    <div className={classes.gone}>
      <Banner tone="warn" urgent action={<ActionButton onClick={retryNow}>{t($ => $.frame.gone.now)}</ActionButton>}>
        {t($ => $.frame.gone.lost)} {t($ => $.frame.gone.retryIn, { count: seconds })}
      </Banner>
    </div>
  )
}
