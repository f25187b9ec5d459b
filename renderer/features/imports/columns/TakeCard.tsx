import { NativeSelect } from '@mantine/core'
import type { Mapping, Take } from '../../../../shared/import/mapping.ts'
import { targetsOf } from '../../../../shared/import/target.ts'
import type { ReadSheet } from '../../../../shared/imports/reading.ts'
import { currencies } from '../../../../shared/kernel/money.ts'
import { Card } from '../../../ui/Card.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from './Columns.module.css'
import { FieldRow } from './FieldRow.tsx'
import { columnsOf, sourceAt, withSource, withTake } from './fields.ts'
import { headingGroups, sheetOf, titleOf } from './headings.ts'
import { JoinSentences } from './JoinSentences.tsx'

interface TakeCardProps {
  mapping: Mapping
  at: number
  revision: number
  sheets: readonly ReadSheet[]
  samples: readonly { field: string; values: readonly { text: string; problem: string | null }[] }[]
  /** Fields whose column is only a guess. */
  guesses: readonly { field: string }[]
  suggested: Take | undefined
  change: (mapping: Mapping) => void
}

/** One kind of record out of one table, field by field. */
export function TakeCard({ mapping, at, revision, sheets, samples, guesses, suggested, change }: TakeCardProps) {
  const t = useT()
  const { wizard } = useWords()
  const take = mapping.take[at]
  if (!take) return null
  const used = new Set(Object.keys(take.fields).flatMap(field => columnsOf(sourceAt(take, field))))
  const left = (sheetOf(mapping, take.table, sheets)?.columns ?? []).filter(heading => !used.has(heading))
  const title = t($ => $.wizard.columns.take, {
    kind: wizard.tables.kind[take.kind],
    table: titleOf(mapping, take.table),
  })
  return (
    <Card title={title.charAt(0).toUpperCase() + title.slice(1)}>
      <JoinSentences mapping={mapping} take={take} />
      <table className={classes.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{wizard.columns.field}</th>
            <th scope="col">{wizard.columns.from}</th>
            <th scope="col">{wizard.columns.format}</th>
            <th scope="col">{wizard.columns.ifEmpty}</th>
            <th scope="col">{wizard.columns.sample}</th>
          </tr>
        </thead>
        <tbody>
          {targetsOf(take.kind).map(target => {
            const source = sourceAt(take, target.field)
            const asGuessed =
              guesses.some(guess => guess.field === target.field) &&
              columnsOf(source)[0] === columnsOf(suggested && sourceAt(suggested, target.field))[0]
            return (
              <FieldRow
                key={target.field}
                kind={take.kind}
                target={target}
                source={source}
                groups={headingGroups(mapping, take, sheets, target.field)}
                guessed={asGuessed && source !== undefined}
                sample={samples.find(sample => sample.field === target.field)?.values ?? []}
                table={{ revision, kind: take.kind, ...fileOf(mapping, take.table) }}
                change={next => change(withSource(mapping, at, target.field, next))}
              />
            )
          })}
        </tbody>
      </table>
      <p className={classes.quiet}>
        {left.length === 0
          ? t($ => $.wizard.columns.allTaken)
          : t($ => $.wizard.columns.notTaken, { columns: left.join(', ') })}
      </p>
      <div className={classes.options}>
        <NativeSelect
          label={wizard.columns.existing}
          value={take.existing}
          data={(['refuse', 'skip', 'update'] as const).map(value => ({
            value,
            label: wizard.columns.existings[value],
          }))}
          onChange={event => {
            const existing = (['refuse', 'skip', 'update'] as const).find(one => one === event.currentTarget.value)
            if (existing) change(withTake(mapping, at, { ...take, existing }))
          }}
        />
        {take.kind === 'orders' ? (
          <NativeSelect
            label={wizard.columns.missing}
            value={take.missing}
            data={(['refuse', 'create'] as const).map(value => ({ value, label: wizard.columns.missings[value] }))}
            onChange={event =>
              change(
                withTake(mapping, at, {
                  ...take,
                  missing: event.currentTarget.value === 'create' ? 'create' : 'refuse',
                }),
              )
            }
          />
        ) : null}
        {take.kind === 'customers' || take.kind === 'people' ? null : (
          <NativeSelect
            label={wizard.columns.currency}
            value={mapping.currency ?? ''}
            data={[{ value: '', label: wizard.columns.currencyOwn }, ...currencies]}
            onChange={event => {
              const { currency: _before, ...rest } = mapping
              const currency = currencies.find(one => one === event.currentTarget.value)
              change(currency ? { ...rest, currency } : rest)
            }}
          />
        )}
      </div>
    </Card>
  )
}

function fileOf(mapping: Mapping, name: string): { file: string; sheet: string } {
  const table = mapping.tables[name]
  return { file: table?.file ?? '', sheet: table?.sheet ?? '' }
}
