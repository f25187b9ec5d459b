import { NativeSelect } from '@mantine/core'
import { type Check, type CheckTable, type RowFilter, rowFilters } from '../../../../shared/imports/check.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import { useCountsText } from '../useCountsText.ts'
import classes from './CheckStep.module.css'

interface CheckBarProps {
  check: Check
  table: CheckTable
  corrections: number
  at: number
  choose: (at: number) => void
  filter: RowFilter
  setFilter: (filter: RowFilter) => void
  nextProblem: () => void
}

/** What can be taken in and what not yet, and which rows are listed. */
export function CheckBar({ check, table, corrections, at, choose, filter, setFilter, nextProblem }: CheckBarProps) {
  const t = useT()
  const { wizard } = useWords()
  const counts = useCountsText()
  const listed = { all: table.rows, problems: table.withProblems, known: table.known, out: table.out }
  const next = rowFilters[(rowFilters.indexOf(filter) + 1) % rowFilters.length] ?? 'all'
  useKeys([
    { keys: 'ctrl+l', label: wizard.check.filter, act: () => setFilter(next) },
    {
      keys: 'ctrl+arrowright',
      label: wizard.check.table,
      act: () => choose((at + 1) % check.tables.length),
      disabled: check.tables.length < 2,
    },
  ])
  return (
    <div className={classes.bar}>
      <p role="status">
        <Tag tone="good">{counts(check.counts)}</Tag>{' '}
        {check.refused === 0 ? (
          wizard.check.clean
        ) : (
          <Tag tone="bad">{t($ => $.wizard.check.mend, { count: check.refused })}</Tag>
        )}{' '}
        {corrections > 0 ? <Tag tone="know">{t($ => $.wizard.check.changed, { count: corrections })}</Tag> : null}
      </p>
      {check.tables.length > 1 ? (
        <NativeSelect
          size="xs"
          w="12rem"
          aria-label={wizard.check.table}
          value={String(at)}
          data={check.tables.map(({ file, sheet, withProblems }, index) => ({
            value: String(index),
            label: `${sheet === '' ? file : `${file} › ${sheet}`}${withProblems > 0 ? ` (${withProblems})` : ''}`,
          }))}
          onChange={event => choose(Number(event.currentTarget.value))}
        />
      ) : null}
      <Segments
        label={wizard.check.filter}
        value={filter}
        choices={rowFilters
          .filter(value => value !== 'known' || table.known > 0)
          .map(value => ({ value, text: `${wizard.check.filters[value]} ${listed[value]}` }))}
        onChange={setFilter}
      />
      <ActionButton
        small
        keys="f8"
        blocked={table.withProblems === 0 ? wizard.check.clean : null}
        onClick={nextProblem}
      >
        {wizard.check.nextProblem}
      </ActionButton>
    </div>
  )
}
