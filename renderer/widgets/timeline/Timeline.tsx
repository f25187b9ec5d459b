import { useQuery } from '@tanstack/react-query'
import { dayAt } from '../../../shared/kernel/day.ts'
import { clockTime, shortDay } from '../../../shared/kernel/locale.ts'
import type { TableName } from '../../../shared/sync/registry.ts'
import { actText } from '../../../shared/timeline/actText.ts'
import type { Happening } from '../../../shared/timeline/contract.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useApi } from '../api.ts'
import { useDepot } from '../depot.tsx'
import { useErrorSentence } from '../errorSentence.ts'
import { useLanguage, useT, useWords } from '../words.ts'
import { columnName, columnText } from './columnText.ts'
import classes from './Timeline.module.css'

/** Everything that happened to a record: who, when, on which computer, and what was different afterwards. */
export function Timeline({ table, id }: { table: TableName; id: number }) {
  const t = useT()
  const api = useApi()
  const sentence = useErrorSentence()
  const { data: alone = true } = useQuery({
    ...api.settings.get.queryOptions(),
    select: settings => settings.device.alone,
  })
  const { data: happenings, error } = useQuery(api.timeline.of.queryOptions({ input: { table, id } }))
  return (
    <Card title={t($ => $.timeline.title)}>
      {error ? <EmptyState title={sentence(error)} /> : null}
      {happenings?.length === 0 ? <EmptyState title={t($ => $.timeline.nothing)} /> : null}
      <ol className={classes.timeline}>
        {happenings?.map(happening => (
          <Entry key={happening.id} table={table} happening={happening} alone={alone} />
        ))}
      </ol>
    </Card>
  )
}

function Entry({ table, happening, alone }: { table: TableName; happening: Happening; alone: boolean }) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const { timeZone } = useDepot()
  const day = dayAt(happening.at, timeZone)
  const told = happening.changes.flatMap(change => {
    const column = columnName(change.column, words)
    if (column === null) return []
    const text = (value: string | number | null) => columnText(table, change.column, value, words, language)
    return [t($ => $.timeline.changed, { column, before: text(change.before), after: text(change.after) })]
  })
  return (
    <li className={classes.entry}>
      <time className={classes.time} dateTime={new Date(happening.at).toISOString()}>
        {clockTime(happening.at, timeZone)}
        {day === dayAt(Date.now(), timeZone) ? null : <span className={classes.day}>{shortDay(day, language)}</span>}
      </time>
      <div>
        <p>
          <strong>{happening.person || words.timeline.somebody}</strong> {actText(happening.kind, words)}{' '}
          <span className={classes.quiet}>{t($ => $.timeline.on, { computer: happening.computer })}</span>{' '}
          {happening.waiting && !alone ? <Tag>{t($ => $.timeline.waiting)}</Tag> : null}
        </p>
        {told.map(line => (
          <p key={line} className={classes.quiet}>
            {line}
          </p>
        ))}
        {happening.note === '' ? null : <p>“{happening.note}”</p>}
      </div>
    </li>
  )
}
