import { useState } from 'react'
import { stageLimits } from '../../../../shared/orders/age.ts'
import type { OrderStatus } from '../../../../shared/orders/status.ts'
import { useApi } from '../../../widgets/api.ts'
import { choiceField, type FieldSpec, optionalWhole } from '../../../widgets/form/field.ts'
import { RecordDialog } from '../../../widgets/form/RecordDialog.tsx'
import { RecordTable } from '../../../widgets/form/RecordTable.tsx'
import { useMay } from '../../../widgets/person.ts'
import { useDuration } from '../../../widgets/texts.tsx'
import { useWrites } from '../../../widgets/useWrites.ts'
import { useT, useWords } from '../../../widgets/words.ts'
import { AsksBanner } from '../AsksBanner.tsx'
import { useSettings } from './useSettings.ts'

/** The stages at which somebody can still do something. */
const limited = ['draft', 'received', 'checked', 'confirmed', 'on-hold'] as const satisfies readonly OrderStatus[]

interface Limit {
  readonly status: (typeof limited)[number]
  readonly minutes: number | null
  readonly own: boolean
}

interface Typed {
  how: 'usual' | 'own' | 'none'
  limitMinutes: number | null
}

const isUsual = (limit: Limit): boolean => limit.minutes === stageLimits[limit.status]
const howOf = (limit: Limit): Typed['how'] => (isUsual(limit) ? 'usual' : limit.minutes === null ? 'none' : 'own')

/** How long an order may stand at each stage: what is usual, or what the company has set. */
export function LimitsSection() {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const duration = useDuration()
  const mayAsk = useMay()('reference.request')
  const writes = useWrites()('stage_limit')
  const settings = useSettings()
  const [editing, edit] = useState<Limit | null>(null)
  const rows = limited.map((status): Limit => {
    const own = settings?.stageLimits.find(limit => limit.status === status)
    return { status, minutes: own ? own.limitMinutes : stageLimits[status], own: own !== undefined }
  })
  const fieldsOf = ({ status }: Limit): FieldSpec<Typed>[] => {
    const usual = stageLimits[status]
    const usualText = usual === null ? t($ => $.settings.limits.usualNone) : duration(usual)
    return [
      choiceField<Typed, 'how'>(
        'how',
        ['usual', 'own', 'none'],
        how =>
          how === 'usual'
            ? t($ => $.settings.limits.choice.usual, { usual: usualText })
            : words.settings.limits.choice[how],
        { label: t($ => $.settings.limits.how) },
      ),
      optionalWhole('limitMinutes', { label: words.errors.field.afterMinutes, hint: t($ => $.settings.limits.hint) }),
    ]
  }
  return (
    <>
      <AsksBanner table="stage_limit" />
      <RecordTable
        name="stage_limit"
        title={words.settings.sections.limits}
        rows={rows}
        idOf={row => row.status}
        open={mayAsk ? edit : undefined}
        empty={t($ => $.settings.limits.none)}
        columns={[
          { title: t($ => $.settings.limits.stage), cell: row => words.orders.status[row.status] },
          {
            title: t($ => $.settings.limits.limit),
            cell: row => (row.minutes === null ? t($ => $.settings.limits.none) : duration(row.minutes)),
          },
          {
            title: words.errors.field.source,
            cell: row => (isUsual(row) ? t($ => $.settings.limits.usual) : t($ => $.settings.limits.own)),
          },
        ]}
      />
      {editing ? (
        <RecordDialog<Typed>
          title={words.orders.status[editing.status]}
          fields={fieldsOf(editing)}
          initial={{ how: howOf(editing), limitMinutes: editing.minutes }}
          asks={!writes}
          save={({ how, limitMinutes }, note) => {
            const { status } = editing
            if (how !== 'usual')
              return api.settings.saveStageLimit.call({
                status,
                limitMinutes: how === 'none' ? null : limitMinutes,
                note,
              })
            return editing.own ? api.settings.resetStageLimit.call({ status, note }) : Promise.resolve(null)
          }}
          close={() => edit(null)}
        />
      ) : null}
    </>
  )
}
