import { Banner } from '../../ui/Banner.tsx'
import { issuesOf, useErrorSentence } from '../../widgets/errorSentence.ts'

/** The error of a form's call, above the form; one that names fields stands beside them instead, so it is named here only in short. */
export function FormError({ error }: { error: unknown }) {
  const sentence = useErrorSentence()
  if (error === null || error === undefined) return null
  const issues = issuesOf(error)
  if (issues.length === 1) return null
  return (
    <Banner tone="bad" urgent>
      {sentence(error)}
    </Banner>
  )
}
