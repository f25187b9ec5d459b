import { addDays, type Day } from '../../../../shared/kernel/day.ts'
import type { TaxChange, TaxClass } from '../../../../shared/settings/contract.ts'
import { useApi } from '../../../widgets/api.ts'
import { choiceField, dayField, type FieldSpec, percentField, switchField } from '../../../widgets/form/field.ts'
import { RecordDialog } from '../../../widgets/form/RecordDialog.tsx'
import { useWrites } from '../../../widgets/useWrites.ts'
import { useLanguage, useT } from '../../../widgets/words.ts'

interface Typed {
  taxClassId: number
  validFrom: Day
  rateBp: number
  keep: boolean
}

/** Another rate of a tax from a day on. */
export function TaxChangeDialog({
  tax,
  taxes,
  change,
  today,
  close,
}: {
  tax: TaxClass
  taxes: readonly TaxClass[]
  change: TaxChange | null
  today: Day
  close: () => void
}) {
  const t = useT()
  const language = useLanguage()
  const api = useApi()
  const writes = useWrites()('tax_change')
  const fields: FieldSpec<Typed>[] = [
    ...(change === null
      ? [
          choiceField<Typed, 'taxClassId'>(
            'taxClassId',
            taxes.map(each => each.id),
            id => taxes.find(each => each.id === id)?.names[language] ?? '',
          ),
        ]
      : []),
    dayField('validFrom'),
    percentField('rateBp', { hint: t($ => $.settings.taxes.rateHint) }),
    ...(change === null ? [] : [switchField<Typed>('keep', { label: t($ => $.settings.taxes.keepChange) })]),
  ]
  return (
    <RecordDialog<Typed>
      title={
        change === null ? t($ => $.settings.taxes.createChange) : t($ => $.settings.taxes.changes, { code: tax.code })
      }
      fields={fields}
      initial={{
        taxClassId: tax.id,
        validFrom: change?.validFrom ?? addDays(today, 1),
        rateBp: change?.rateBp ?? tax.rateBp,
        keep: true,
      }}
      asks={!writes}
      save={({ keep, ...typed }, note) =>
        api.settings.saveTaxChange.call({ ...typed, n: change?.n ?? 0, removed: !keep, note })
      }
      close={close}
    />
  )
}
