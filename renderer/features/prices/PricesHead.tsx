import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { PageHead } from '../../ui/PageHead.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useKeys } from '../../widgets/keys.tsx'
import { useT } from '../../widgets/words.ts'

type Shown = 'lists' | 'promotions'

const paths: Record<Shown, string> = { lists: '/prices', promotions: '/prices/promotions' }

/** Over both lists of prices: which of them is shown, s for the other. */
export function PricesHead({ shown, children }: { shown: Shown; children?: ReactNode }) {
  const t = useT()
  const navigate = useNavigate()
  const show = (next: Shown): void => void navigate(paths[next], { replace: true })
  useKeys([
    {
      keys: 's',
      label: t($ => $.priceLists.switch),
      act: () => show(shown === 'lists' ? 'promotions' : 'lists'),
    },
  ])
  return (
    <PageHead title={t($ => $.priceLists.title)} under={t($ => $.priceLists.under)}>
      <Segments
        label={t($ => $.priceLists.title)}
        value={shown}
        choices={[
          { value: 'lists', text: t($ => $.priceLists.lists) },
          { value: 'promotions', text: t($ => $.priceLists.promotions) },
        ]}
        onChange={show}
      />
      {children}
    </PageHead>
  )
}
