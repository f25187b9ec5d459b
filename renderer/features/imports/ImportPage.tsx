import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { useImportDraft } from './useImportDraft.ts'
import { Wizard } from './Wizard.tsx'

/** From a file to records, step by step; whatever is left off is found again. */
export function ImportPage() {
  const sentence = useErrorSentence('imports')
  const { draft, error } = useImportDraft()
  if (draft) return <Wizard draft={draft} />
  return <Page>{error ? <EmptyState title={sentence(error)} /> : null}</Page>
}
