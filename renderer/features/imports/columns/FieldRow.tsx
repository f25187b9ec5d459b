import { MultiSelect } from '@mantine/core'
import type { ImportKind } from '../../../../shared/import/kind.ts'
import type { Source } from '../../../../shared/import/mapping.ts'
import type { Target } from '../../../../shared/import/target.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useT } from '../../../widgets/words.ts'
import { useFieldName, useProblemSentence } from '../useProblemSentence.ts'
import { ChoiceSelect } from './ChoiceSelect.tsx'
import classes from './Columns.module.css'
import { FormatSelect } from './FormatSelect.tsx'
import { columnsOf, emptyOf, withColumns, withEmpty } from './fields.ts'
import type { HeadingGroup, TableOf } from './headings.ts'
import { useShownValue } from './useShownValue.ts'
import { WordsButton } from './WordsButton.tsx'

interface FieldRowProps {
  kind: ImportKind
  target: Target
  source: Source | undefined
  groups: readonly HeadingGroup[]
  /** Nobody has confirmed the column, and it is not certain. */
  guessed: boolean
  sample: readonly { text: string; problem: string | null }[]
  table: TableOf
  change: (source: Source) => void
}

/** One field: its columns, how they are written, what stands where they are empty, and what comes of it. */
export function FieldRow({ kind, target, source, groups, guessed, sample, table, change }: FieldRowProps) {
  const t = useT()
  const problem = useProblemSentence()
  const name = useFieldName()(target.field)
  const shown = useShownValue()
  const columns = columnsOf(source)
  return (
    <tr>
      <th scope="row">
        {name} {target.required ? <Tag tone="warn">{t($ => $.wizard.columns.needed)}</Tag> : null}
        {guessed ? <Tag tone="know">{t($ => $.wizard.columns.guess)}</Tag> : null}
      </th>
      <td>
        <MultiSelect
          aria-label={t($ => $.wizard.columns.choose, { field: name })}
          placeholder={columns.length === 0 ? t($ => $.wizard.columns.none) : ''}
          data={
            groups.length === 1
              ? [...(groups[0]?.items ?? [])]
              : groups.map(group => ({ ...group, items: [...group.items] }))
          }
          value={[...columns]}
          searchable
          classNames={{ inputField: classes.typing ?? '' }}
          clearable={false}
          hidePickedOptions
          maxValues={20}
          comboboxProps={{ withinPortal: true, width: 260, position: 'bottom-start' }}
          onChange={chosen => change(withColumns(source, chosen))}
        />
      </td>
      <td>
        {columns.length === 0 ? null : target.type === 'choice' || target.type === 'yes-no' ? (
          <WordsButton target={target} source={source ?? {}} name={name} table={table} change={change} />
        ) : (
          <FormatSelect target={target} source={source ?? {}} name={name} change={change} />
        )}
      </td>
      <td>
        <ChoiceSelect
          target={target}
          label={t($ => $.wizard.columns.ifEmptyOf, { field: name })}
          value={emptyOf(source)}
          change={text => change(withEmpty(source, text))}
        />
      </td>
      <td className={classes.sample}>
        {distinct(sample).map(value => (
          <span
            key={value.text}
            className={classes.value}
            data-problem={value.problem !== null || undefined}
            title={value.problem === null ? value.text : problem(value.problem, target.field)}
          >
            {value.problem === null ? shown(kind, target.field, value.text) : `${value.text} ⚠`}
          </span>
        ))}
      </td>
    </tr>
  )
}

/** The same value twice says no more than once. */
const distinct = (sample: FieldRowProps['sample']): FieldRowProps['sample'] =>
  sample.filter((value, at) => sample.findIndex(({ text }) => text === value.text) === at)
