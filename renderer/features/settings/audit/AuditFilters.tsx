import { NativeSelect } from '@mantine/core'
import { useRef, useState } from 'react'
import { type Day, dayAt } from '../../../../shared/kernel/day.ts'
import { shortDay } from '../../../../shared/kernel/locale.ts'
import { parseTypedDay } from '../../../../shared/kernel/typedDay.ts'
import { useDepot } from '../../../widgets/depot.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import classes from './Audit.module.css'

export interface Shown {
  readonly personId: number | null
  readonly table: string | null
  readonly from: Day | null
  readonly to: Day | null
}

export const nothingChosen: Shown = { personId: null, table: null, from: null, to: null }
export const isShown = (value: unknown): value is Shown =>
  typeof value === 'object' && value !== null && 'personId' in value

interface AuditFiltersProps {
  shown: Shown
  choices: { people: readonly { id: number; name: string }[]; tables: readonly string[] }
  show: (part: Partial<Shown>) => void
}

/** By whom, to what kind of record, between which days. */
export function AuditFilters({ shown, choices, show }: AuditFiltersProps) {
  const t = useT()
  const words = useWords()
  const person = useRef<HTMLSelectElement>(null)
  const kind = useRef<HTMLSelectElement>(null)
  const from = useRef<HTMLInputElement>(null)
  useKeys([
    { keys: 'p', label: t($ => $.audit.keys.person), act: () => person.current?.focus() },
    { keys: 't', label: t($ => $.audit.keys.kind), act: () => kind.current?.focus() },
    { keys: 'd', label: t($ => $.audit.keys.from), act: () => from.current?.focus() },
    { keys: '0', label: t($ => $.audit.keys.all), act: () => show(nothingChosen) },
  ])
  const tables: Readonly<Record<string, string>> = words.audit.table
  return (
    <div className={classes.filters}>
      <NativeSelect
        ref={person}
        aria-label={t($ => $.audit.person)}
        value={shown.personId === null ? '' : String(shown.personId)}
        data={[
          { value: '', label: t($ => $.audit.anybody) },
          ...choices.people.map(each => ({ value: String(each.id), label: each.name })),
        ]}
        onChange={event =>
          show({ personId: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })
        }
      />
      <NativeSelect
        ref={kind}
        aria-label={t($ => $.audit.kind)}
        value={shown.table ?? ''}
        data={[
          { value: '', label: t($ => $.audit.everything) },
          ...choices.tables.map(table => ({ value: table, label: tables[table] ?? table })),
        ]}
        onChange={event => show({ table: event.currentTarget.value || null })}
      />
      <DayFilter label={t($ => $.audit.from)} day={shown.from} field={from} onDay={day => show({ from: day })} />
      <DayFilter label={t($ => $.audit.to)} day={shown.to} onDay={day => show({ to: day })} />
    </div>
  )
}

interface DayFilterProps {
  label: string
  day: Day | null
  field?: React.Ref<HTMLInputElement>
  onDay: (day: Day | null) => void
}

/** A day as somebody types it; empty is any day. */
function DayFilter({ label, day, field, onDay }: DayFilterProps) {
  const language = useLanguage()
  const { timeZone } = useDepot()
  const today = dayAt(Date.now(), timeZone)
  const [typed, setTyped] = useState<string | null>(null)
  const standing = day === null ? '' : shortDay(day, language, Number(today.slice(0, 4)))
  const take = (): void => {
    if (typed === null) return
    const parsed = parseTypedDay(typed, today)
    if (parsed !== null || typed.trim() === '') onDay(parsed)
    setTyped(null)
  }
  return (
    <label className={classes.day}>
      {label}
      <input
        {...(field ? { ref: field } : {})}
        type="text"
        size={7}
        value={typed ?? standing}
        onChange={event => setTyped(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={event => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          take()
        }}
      />
    </label>
  )
}
