import { useState } from 'react'
import { stageLimits } from '../../../../shared/orders/age.ts'
import type { OrderStatus } from '../../../../shared/orders/status.ts'
import { useApi } from '../../../widgets/api.ts'
import { wholeField } from '../../../widgets/form/field.ts'
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
    return { status, minutes: own?.limitMinutes ?? stageLimits[status], own: own !== undefined }
  })
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
            cell: row => (row.own ? t($ => $.settings.limits.own) : t($ => $.settings.limits.usual)),
          },
        ]}
      />
      {editing ? (
        <RecordDialog<{ limitMinutes: number }>
          title={words.orders.status[editing.status]}
          fields={[wholeField('limitMinutes', { hint: t($ => $.settings.limits.hint) })]}
          initial={{ limitMinutes: editing.minutes ?? 24 * 60 }}
          asks={!writes}
          save={({ limitMinutes }, note) =>
            api.settings.saveStageLimit.call({ status: editing.status, limitMinutes, note })
          }
          close={() => edit(null)}
        />
      ) : null}
    </>
  )
}
