import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { roles } from '../../../../shared/auth/role.ts'
import type { Person } from '../../../../shared/people/contract.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { RecordTable } from '../../../widgets/form/RecordTable.tsx'
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
  const { field } = words.errors
  const depotName = (id: number | null): string =>
    id === null ? t($ => $.people.everywhere) : (settings?.depots.find(depot => depot.id === id)?.name ?? '')
  const blocked = writes ? null : t($ => $.people.notHere)
  return (
    <>
      {settings && !writes ? <Banner tone="know">{t($ => $.people.notHere)}</Banner> : null}
      <RecordTable
        name="people"
        title={words.settings.sections.people}
        rows={people ?? []}
        idOf={person => person.id}
        open={writes ? person => edit({ person }) : undefined}
        create={{ label: t($ => $.people.create), act: () => edit({ person: null }) }}
        blocked={blocked}
        empty={t($ => $.people.empty)}
        columns={[
          { title: field.name, cell: person => person.name },
          { title: field.login, cell: person => person.login },
          {
            title: field.role,
            cell: person => (
              <>
                {words.session.role[person.role]} {person.active ? null : <Tag>{t($ => $.people.notActive)}</Tag>}
              </>
            ),
          },
          { title: field.depotId, cell: person => depotName(person.depotId) },
          { title: field.language, cell: person => words.kernel.language[person.language] },
        ]}
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
