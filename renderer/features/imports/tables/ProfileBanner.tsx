import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useT } from '../../../widgets/words.ts'
import type { Say } from '../say.ts'

interface ProfileBannerProps {
  /** The ready-made reading that fits the tables. */
  fits: string | null
  chosen: string | null
  say: (said: Say) => void
}

/** Offers the ready-made reading where the headings fit one. */
export function ProfileBanner({ fits, chosen, say }: ProfileBannerProps) {
  const t = useT()
  const turn = (): void => say({ profile: chosen === null ? fits : null })
  const act = chosen === null ? t($ => $.wizard.tables.useProfile) : t($ => $.wizard.tables.ownWay)
  useKeys([{ keys: 'p', label: act, act: turn, disabled: fits === null && chosen === null }])
  const name = chosen ?? fits
  if (name === null) return null
  return (
    <Banner
      tone={chosen === null ? 'know' : 'good'}
      action={
        <ActionButton small keys="p" onClick={turn}>
          {act}
        </ActionButton>
      }
    >
      {chosen === null ? t($ => $.wizard.tables.fits, { name }) : t($ => $.wizard.tables.profileChosen, { name })}
    </Banner>
  )
}
