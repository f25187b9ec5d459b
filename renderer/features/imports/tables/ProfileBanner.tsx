import { profileTitle } from '../../../../shared/import/profiles.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useT } from '../../../widgets/words.ts'

interface ProfileBannerProps {
  /** The ready-made reading that fits the tables. */
  fits: string | null
  chosen: string | null
  turn: () => void
}

/** The ready-made reading where the headings fit one, taken or offered. */
export function ProfileBanner({ fits, chosen, turn }: ProfileBannerProps) {
  const t = useT()
  const act = chosen === null ? t($ => $.wizard.tables.useProfile) : t($ => $.wizard.tables.ownWay)
  useKeys([{ keys: 'p', label: act, act: turn, disabled: fits === null && chosen === null }])
  const known = chosen ?? fits
  if (known === null) return null
  const name = profileTitle(known)
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
