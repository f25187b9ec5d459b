import { useEffect } from 'react'
import { useApi } from '../../widgets/api.ts'

const atMostEvery = 20_000

/** Tells the backend that somebody is at work here, so that the screen locks only when nobody is. */
export function usePresence(): void {
  const api = useApi()
  useEffect(() => {
    let said = 0
    const here = (): void => {
      if (Date.now() - said < atMostEvery) return
      said = Date.now()
      api.auth.present.call().catch(() => {
        said = 0
      })
    }
    window.addEventListener('keydown', here, { capture: true })
    window.addEventListener('pointerdown', here, { capture: true })
    return () => {
      window.removeEventListener('keydown', here, { capture: true })
      window.removeEventListener('pointerdown', here, { capture: true })
    }
  }, [api])
}
