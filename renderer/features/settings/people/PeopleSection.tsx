import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { roles } from '../../../../shared/auth/role.ts'
import type { Person } from '../../../../shared/people/contract.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { TableList } from '../../../widgets/list/table/TableList.tsx'
import { useTable } from '../../../widgets/list/table/useTable.ts'
import { useWrites } from '../../../widgets/useWrites.ts'
import { useT, useWords } from '../../../widgets/words.ts'
import { useSettings } from '../reference/useSettings.ts'
import classes from '../Settings.module.css'
import { PersonDialog } from './PersonDialog.tsx'

/** Who may sign in, as what, and where. */
export function PeopleSection() {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const writes = useWrites()('person')
  const settings = useSettings()
  const { data: people } = useQuery(api.people.list.queryOptions())
  const [editing, edit] = useState<{ person: Person | null } | null>(null)
  const table = useTable('people')
  const blocked = writes ? null : t($ => $.people.notHere)
  return (
    <>
      {settings && !writes ? <Banner tone="know">{t($ => $.people.notHere)}</Banner> : null}
      <TableList
        table={table}
        fit
        open={writes ? ({ key }) => edit({ person: people?.find(({ id }) => String(id) === key) ?? null }) : undefined}
        create={{ label: t($ => $.people.create), act: () => edit({ person: null }), blocked }}
        empty={t($ => $.people.empty)}
      />
      <Card title={t($ => $.people.rolesTitle)}>
        <dl className={classes.details}>
          {roles.map(role => (
            <div key={role} className={classes.pair}>
              <dt>{words.session.role[role]}</dt>
              <dd>{words.people.role[role]}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {editing ? <PersonDialog person={editing.person} close={() => edit(null)} /> : null}
    </>
  )
}
