import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Mapping } from '../../../../shared/import/mapping.ts'
import type { ImportDraft } from '../../../../shared/imports/draft.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { useT } from '../../../widgets/words.ts'
import type { Say } from '../say.ts'
import { type StepForward, useForward } from '../useForward.ts'
import { useFieldName } from '../useProblemSentence.ts'
import { neededFields } from './fields.ts'
import { TakeCard } from './TakeCard.tsx'

interface ColumnsStepProps {
  draft: ImportDraft
  say: (said: Say) => void
  forward: (forward: StepForward | null) => void
}

const keepAfter = 300

/** Which column becomes what, field by field, with the first values as they will be. */
export function ColumnsStep({ draft, say, forward }: ColumnsStepProps) {
  const t = useT()
  const fieldName = useFieldName()
  const [mapping, setMapping] = useState(draft.mapping)
  useKeeping(mapping, draft.mapping, say)
  const needed = mapping ? neededFields(mapping) : []
  useForward(forward, {
    label: t($ => $.wizard.next),
    blocked:
      mapping === null
        ? t($ => $.wizard.blocked.noKind)
        : needed.length > 0
          ? t($ => $.wizard.blocked.needed, { fields: needed.map(fieldName).join(', ') })
          : null,
    act: () => say({ mapping, step: 'check' }),
  })
  if (mapping === null) return <EmptyState title={t($ => $.wizard.blocked.noKind)} />
  return <Takes draft={draft} mapping={mapping} change={setMapping} />
}

function Takes({
  draft,
  mapping,
  change,
}: {
  draft: ImportDraft
  mapping: Mapping
  change: (mapping: Mapping) => void
}) {
  const t = useT()
  const api = useApi()
  const sentence = useErrorSentence('imports')
  const input = { revision: draft.revision }
  const asked = { input, placeholderData: keepPreviousData } as const
  const { data: reading, error } = useQuery(api.imports.tables.queryOptions(asked))
  const { data: samples, error: unread } = useQuery(api.imports.samples.queryOptions(asked))
  const { data: suggestion } = useQuery(api.imports.suggest.queryOptions(asked))
  if (error) return <EmptyState title={sentence(error)} />
  if (!reading) return <EmptyState title={t($ => $.wizard.tables.reading)} />
  return (
    <>
      {unread ? (
        <Banner tone="bad" urgent>
          {sentence(unread)}
        </Banner>
      ) : null}
      {mapping.take.map((take, at) => (
        <TakeCard
          key={`${take.kind} ${take.table}`}
          mapping={mapping}
          at={at}
          revision={draft.revision}
          sheets={reading.sheets}
          samples={samples?.filter(sample => sample.take === at) ?? []}
          guesses={suggestion?.fields.filter(field => field.take === at && field.confidence < sureFrom) ?? []}
          suggested={suggestion?.mapping.take[at]}
          change={change}
        />
      ))}
    </>
  )
}

/** From here on a suggestion needs no second look. */
const sureFrom = 0.7

/** Keeps the mapping as it is changed, a moment after the last touch. */
function useKeeping(mapping: Mapping | null, kept: Mapping | null, say: (said: Say) => void): void {
  const latest = useRef(say)
  useEffect(() => {
    latest.current = say
  })
  const text = JSON.stringify(mapping)
  const before = useRef(JSON.stringify(kept))
  useEffect(() => {
    if (text === before.current) return
    const timer = window.setTimeout(() => {
      before.current = text
      latest.current({ mapping })
    }, keepAfter)
    return () => window.clearTimeout(timer)
  }, [text, mapping])
}
