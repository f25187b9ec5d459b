import type { Join, Mapping, Take } from '../../../../shared/import/mapping.ts'
import { useT } from '../../../widgets/words.ts'
import classes from './Columns.module.css'
import { titleOf } from './headings.ts'

/** Which other tables belong to this one, and by which columns. */
export function JoinSentences({ mapping, take }: { mapping: Mapping; take: Take }) {
  const t = useT()
  const { lines } = take
  const looked = [...take.joins, ...(lines?.joins ?? [])].map(join =>
    t($ => $.wizard.columns.joined, said(mapping, join)),
  )
  const own =
    take.kind !== 'orders'
      ? []
      : [lines ? t($ => $.wizard.columns.linesIn, said(mapping, lines)) : t($ => $.wizard.columns.linesHere)]
  const sentences = [...own, ...looked]
  return sentences.length === 0 ? null : <p className={classes.quiet}>{sentences.join(' ')}</p>
}

const said = (mapping: Mapping, { table, on }: Pick<Join, 'table' | 'on'>) => ({
  table: titleOf(mapping, table),
  own: Object.keys(on).join(', '),
  theirs: Object.values(on).join(', '),
})
