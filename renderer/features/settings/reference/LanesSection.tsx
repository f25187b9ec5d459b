import { useQuery } from '@tanstack/react-query'
import { parseNumber } from '../../../../shared/kernel/documentNumber.ts'
import { wholeNumber } from '../../../../shared/kernel/locale.ts'
import type { Series } from '../../../../shared/lanes/contract.ts'
import { Banner } from '../../../ui/Banner.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { RecordTable } from '../../../widgets/form/RecordTable.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'

/** Which computer numbers its documents how, and how far each series has come. Nothing of it is changed here. */
export function LanesSection() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const { data } = useQuery(useApi().lanes.list.queryOptions())
  if (!data) return null
  const example = parseNumber(data.series[0]?.last ?? '')
  const kinds: Readonly<Record<string, string>> = words.lanes.kind
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
      <RecordTable<Series>
        name="series"
        title={t($ => $.lanes.series)}
        rows={data.series}
        idOf={series => `${series.type} ${series.lane} ${series.fiscalYear}`}
        empty={t($ => $.lanes.empty)}
        columns={[
          { title: t($ => $.lanes.document), cell: series => kinds[series.type] ?? series.type },
          { title: t($ => $.lanes.lane), cell: series => <strong>{series.lane}</strong> },
          { title: t($ => $.lanes.year), cell: series => String(series.fiscalYear) },
          {
            title: t($ => $.lanes.computer),
            cell: series => (
              <>
                {series.computer || t($ => $.lanes.unknownComputer)} {series.here ? here : null}
              </>
            ),
          },
          { title: t($ => $.lanes.last), cell: series => series.last },
          { title: t($ => $.lanes.count), end: true, cell: series => wholeNumber(series.count, language) },
          { title: t($ => $.lanes.voids), end: true, cell: series => wholeNumber(series.voids, language) },
          {
            title: t($ => $.lanes.gaps),
            cell: series =>
              series.absent === 0 ? (
                <Tag tone="good">{t($ => $.lanes.whole)}</Tag>
              ) : (
                <Tag tone={series.here ? 'bad' : 'warn'}>{t($ => $.lanes.absent, { count: series.absent })}</Tag>
              ),
          },
        ]}
      />
    </>
  )
}
