import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { useT } from '../../widgets/words.ts'

export function NotFound() {
  const t = useT()
  return (
    <Page>
      <EmptyState title={t($ => $.frame.notFound.title)} text={t($ => $.frame.notFound.text)} />
    </Page>
  )
}
