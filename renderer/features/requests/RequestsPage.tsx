import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TableRow } from '../../../shared/lists/tableQuestion.ts'
import { Banner } from '../../ui/Banner.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { useApi } from '../../widgets/api.ts'
import { useErrorSentence } from '../../widgets/errorSentence.ts'
import { TableList } from '../../widgets/list/table/TableList.tsx'
import { type ShownTable, useTable } from '../../widgets/list/table/useTable.ts'
import { useMay } from '../../widgets/person.ts'
import { useAnswers } from '../../widgets/useAnswers.ts'
import { useT } from '../../widgets/words.ts'
import { RequestCard } from './RequestCard.tsx'
import classes from './Requests.module.css'
import { TogetherCard } from './TogetherCard.tsx'
import { TogetherDialog } from './TogetherDialog.tsx'

interface Together {
  readonly together: string
  readonly what: string
}

/** What depots ask head office to change, and what came of it: the list at the left, what is asked and its answer at the right. */
export function RequestsPage() {
  const t = useT()
  const api = useApi()
  const answers = useAnswers()
  const mayAsk = useMay()('reference.request')
  const table = useTable('requests')
  const [chosen, choose] = useState<TableRow>()
  const [together, setTogether] = useState<Together | null>(null)
  const { data: waiting } = useQuery(api.requests.waiting.queryOptions())
  const says =
    answers || !waiting
      ? null
      : mayAsk
        ? t($ => $.requests.waitThere, { count: waiting })
        : t($ => $.requests.waitThereLook, { count: waiting })
  return (
    <Page fill>
      <PageHead title={t($ => $.frame.screens.requests)} under={t($ => $.requests.under)} />
      {says === null ? null : <Banner tone="know">{says}</Banner>}
      <div className={classes.halves}>
        <TableList
          table={table}
          onChosen={choose}
          empty={<EmptyState title={t($ => $.requests.empty.open)} text={t($ => $.requests.empty.openText)} />}
        />
        <div className={classes.beside}>
          {chosen ? <Chosen key={chosen.key} id={Number(chosen.key)} table={table} answer={setTogether} /> : null}
        </div>
      </div>
      {together ? <TogetherDialog {...together} close={() => setTogether(null)} /> : null}
    </Page>
  )
}

interface ChosenProps {
  id: number
  table: ShownTable
  answer: (of: Together) => void
}

function Chosen({ id, table, answer }: ChosenProps) {
  const api = useApi()
  const sentence = useErrorSentence('requests')
  const { data: request, error } = useQuery(api.requests.find.queryOptions({ input: { id } }))
  if (error) return <EmptyState title={sentence(error)} />
  if (!request) return null
  return (
    <>
      <RequestCard request={request} />
      {request.together === null ? null : (
        <TogetherCard request={request} together={request.together} table={table} answer={answer} />
      )}
    </>
  )
}
