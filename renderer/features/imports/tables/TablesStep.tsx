import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportDraft } from '../../../../shared/imports/draft.ts'
import type { Reading } from '../../../../shared/imports/reading.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { useT } from '../../../widgets/words.ts'
import type { Say } from '../say.ts'
import { type StepForward, useForward } from '../useForward.ts'
import { ProfileBanner } from './ProfileBanner.tsx'
import { SheetList } from './SheetList.tsx'

interface TablesStepProps {
  draft: ImportDraft
  say: (said: Say) => void
  forward: (forward: StepForward | null) => void
}

/** What each table is and how it is written: guessed, shown, and changed where the guess is wrong. */
export function TablesStep({ draft, say, forward }: TablesStepProps) {
  const t = useT()
  const api = useApi()
  const sentence = useErrorSentence('imports')
  const [afresh, setAfresh] = useState(false)
  const {
    data: reading,
    error,
    isPlaceholderData,
  } = useQuery(
    api.imports.tables.queryOptions({
      input: { revision: draft.revision },
      placeholderData: keepPreviousData,
    }),
  )
  const suggest = useMutation(api.imports.suggest.mutationOptions())
  const known = afresh ? null : (reading?.known ?? null)
  // What is recognised is taken as it is, until somebody would rather set the columns, or has set them before.
  const [own, setOwn] = useState(false)
  const offered = own || known || draft.mapping !== null ? null : (reading?.profile ?? null)
  const profile = draft.profile ?? offered
  const turn = (): void => {
    setOwn(profile !== null)
    say({ profile: profile === null ? (reading?.profile ?? null) : null })
  }
  const next = (): void => {
    if (profile !== null) say({ profile, step: 'check' })
    else if (draft.mapping !== null) say({ step: 'columns' })
    else if (known) say({ known: known.id, step: 'columns' })
    else suggest.mutate({ revision: draft.revision }, { onSuccess: ({ mapping }) => say({ mapping, step: 'columns' }) })
  }
  const blocked = useBlocked(profile, isPlaceholderData ? undefined : reading)
  useForward(forward, { label: t($ => $.wizard.next), blocked, act: next, busy: suggest.isPending })
  useKeys([{ keys: 'g', label: t($ => $.wizard.tables.afresh), act: () => setAfresh(true), disabled: known === null }])
  if (error) return <EmptyState title={sentence(error)} />
  if (!reading) return <EmptyState title={t($ => $.wizard.tables.reading)} />
  return (
    <>
      {suggest.error ? (
        <Banner tone="bad" urgent>
          {sentence(suggest.error)}
        </Banner>
      ) : null}
      <ProfileBanner fits={reading.profile} chosen={profile} turn={turn} />
      {known && profile === null && draft.mapping === null ? (
        <Banner
          tone="good"
          action={
            <ActionButton small keys="g" onClick={() => setAfresh(true)}>
              {t($ => $.wizard.tables.afresh)}
            </ActionButton>
          }
        >
          {t($ => $.wizard.tables.known, { name: known.name })}
        </Banner>
      ) : null}
      <SheetList reading={reading} words={draft.tables} profile={profile} say={say} />
    </>
  )
}

/** Why one cannot go on from here, or null. */
function useBlocked(profile: string | null, reading: Reading | undefined): string | null {
  const t = useT()
  if (!reading) return t($ => $.wizard.tables.reading)
  if (reading.sheets.every(sheet => sheet.problem !== null)) return t($ => $.wizard.blocked.unreadable)
  if (profile !== null) return null
  const used = reading.sheets.filter(({ use, problem }) => problem === null && use !== 'left' && use !== 'helper')
  return used.length === 0 ? t($ => $.wizard.blocked.noKind) : null
}
