import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TableRow } from '../../../../shared/lists/tableQuestion.ts'
import { useApi } from '../../../widgets/api.ts'
import { ImportOffer } from '../../../widgets/ImportOffer.tsx'
import { TableList } from '../../../widgets/list/table/TableList.tsx'
import { useTable } from '../../../widgets/list/table/useTable.ts'
import { useT } from '../../../widgets/words.ts'
import { HowToCard } from './HowToCard.tsx'
import { ImportCard } from './ImportCard.tsx'
import classes from './Imports.module.css'
import { MemoryCard } from './MemoryCard.tsx'

/** Every import of this computer, what it brought and what it refused. */
export function ImportsSection() {
  const t = useT()
  const api = useApi()
  const table = useTable('imports')
  const [chosen, choose] = useState<TableRow>()
  const { data: imports } = useQuery(
    api.imports.list.queryOptions({
      refetchInterval: query => (query.state.data?.some(one => one.state === 'running') ? 1_000 : false),
    }),
  )
  const shown = imports?.find(({ batch }) => batch === chosen?.key)
  return (
    <>
      <div className={classes.begin}>
        <ImportOffer label={t($ => $.wizard.title)} />
      </div>
      <TableList table={table} fit onChosen={choose} empty={t($ => $.settings.imports.empty)} />
      {shown ? <ImportCard key={shown.batch} state={shown} /> : null}
      <MemoryCard />
      <HowToCard />
    </>
  )
}
