import { useQuery } from '@tanstack/react-query'
import { parseNumber } from '../../../../shared/kernel/documentNumber.ts'
import { wholeNumber } from '../../../../shared/kernel/locale.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { RecordTable } from '../../../widgets/form/RecordTable.tsx'
import { TableList } from '../../../widgets/list/table/TableList.tsx'
import { useTable } from '../../../widgets/list/table/useTable.ts'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'

/** Which computer numbers its documents how, and how far each series has come. Nothing of it is changed here. */
export function LanesSection() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const table = useTable('series')
  const { data } = useQuery(useApi().lanes.list.queryOptions())
  if (!data) return null
  const example = parseNumber(data.series[0]?.last ?? '')
  const here = <Tag tone="know">{t($ => $.lanes.here)}</Tag>
  return (
    <>
      {example && data.series[0] ? (
        <Banner tone="know">
          {t($ => $.lanes.how, {
            example: data.series[0].last,
            depot: example.depot,
            lane: example.lane,
            year: String(example.fiscalYear),
            number: wholeNumber(example.count, language),
          })}
        </Banner>
      ) : null}
      <RecordTable
        name="lanes"
        still
        title={t($ => $.lanes.computers)}
        rows={data.computers}
        idOf={computer => `${computer.name} ${computer.lane}`}
        empty={t($ => $.lanes.empty)}
        columns={[
          {
            title: t($ => $.lanes.computer),
            cell: computer => (
              <>
                {computer.name} {computer.here ? here : null}
                {computer.active ? null : <Tag>{t($ => $.lanes.stopped)}</Tag>}
              </>
            ),
          },
          { title: t($ => $.lanes.lane), cell: computer => computer.lane || t($ => $.lanes.noLane) },
          {
            title: words.errors.field.depotId,
            cell: computer => computer.depotCode || t($ => $.lanes.everyDepot),
          },
        ]}
      />
      <TableList table={table} fit empty={t($ => $.lanes.empty)} />
    </>
  )
}
