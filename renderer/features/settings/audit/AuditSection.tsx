import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { Audited } from '../../../../shared/audit/contract.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useKept } from '../../../widgets/kept.tsx'
import type { Column } from '../../../widgets/list/column.ts'
import { PlainList } from '../../../widgets/list/PlainList.tsx'
import { recordPath } from '../../../widgets/recordPath.ts'
import { InstantText } from '../../../widgets/texts.tsx'
import { actText } from '../../../widgets/timeline/actText.ts'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from './Audit.module.css'
import { AuditFilters, isShown, nothingChosen, type Shown } from './AuditFilters.tsx'

/** Who did what to which record, when, on which computer; Enter opens the record. */
export function AuditSection() {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const [shown, keep] = useKept<Shown>('audit:shown', nothingChosen, isShown)
  const { data: choices } = useQuery(api.audit.choices.queryOptions())
  const show = (part: Partial<Shown>): void => keep(before => ({ ...before, ...part }))
  const tables: Readonly<Record<string, string>> = words.audit.table
  const columns: readonly Column<Audited, 'at'>[] = [
    {
      id: 'at',
      title: t($ => $.audit.when),
      width: '9.5rem',
      sort: 'at',
      fixed: true,
      cell: row => <InstantText at={row.at} />,
    },
    {
      id: 'who',
      title: t($ => $.audit.who),
      width: '10rem',
      fixed: true,
      cell: row => <strong>{row.person || words.timeline.somebody}</strong>,
    },
    { id: 'what', title: t($ => $.audit.what), cell: row => actText(row.kind, words) },
    {
      id: 'record',
      title: t($ => $.audit.record),
      cell: row => `${tables[row.table] ?? tables.other}: ${row.subject || t($ => $.audit.gone)}`,
    },
    { id: 'computer', title: t($ => $.audit.computer), width: '9rem', cell: row => row.computer },
    { id: 'note', title: t($ => $.audit.note), hidden: true, cell: row => row.note },
  ]
  const filtered = Object.values(shown).some(value => value !== null)
  return (
    <div className={classes.tall}>
      <PlainList
        name="audit"
        label={t($ => $.audit.list)}
        columns={columns}
        idOf={row => row.id}
        initialSort="at"
        initialDescending
        open={row => {
          const path = recordPath(row.table, row.rowId)
          if (path !== null) void navigate(path)
        }}
        query={ask => api.audit.list.queryOptions({ input: { ...ask, filter: shown } })}
        variant={JSON.stringify(shown)}
        filtered={filtered}
        clearFilters={() => keep(nothingChosen)}
        filters={<AuditFilters shown={shown} choices={choices ?? { people: [], tables: [] }} show={show} />}
        empty={<EmptyState title={t($ => $.audit.empty)} />}
      />
    </div>
  )
}
