import { useState } from 'react'
import { currencies } from '../../../../shared/kernel/money.ts'
import type { Company } from '../../../../shared/settings/contract.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useApi } from '../../../widgets/api.ts'
import { choiceField, type FieldSpec, textField } from '../../../widgets/form/field.ts'
import { RecordDialog } from '../../../widgets/form/RecordDialog.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useMay } from '../../../widgets/person.ts'
import { Timeline } from '../../../widgets/timeline/Timeline.tsx'
import { useWrites } from '../../../widgets/useWrites.ts'
import { useT, useWords } from '../../../widgets/words.ts'
import { AsksBanner } from '../AsksBanner.tsx'
import { Detail } from '../Detail.tsx'
import classes from '../Settings.module.css'
import { useSettings } from './useSettings.ts'

type Typed = Omit<Company, 'id'>
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
const monthOf = (month: number): (typeof months)[number] => months.find(one => one === month) ?? 1

/** The company's name, its numbers before the law, its money and its year. */
export function CompanySection() {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const mayAsk = useMay()('reference.request')
  const writes = useWrites()('company')
  const [editing, setEditing] = useState(false)
  const company = useSettings()?.company
  useKeys([
    { keys: 'e', label: t($ => $.settings.company.edit), act: () => setEditing(true), disabled: !mayAsk || !company },
  ])
  if (!company) return company === null ? <EmptyState title={t($ => $.settings.company.none)} /> : null

  const { field } = words.errors
  const money = words.kernel.currency
  const fields: FieldSpec<Typed>[] = [
    textField('name', 120),
    textField('legalName', 160),
    textField('taxId', 40),
    textField('patente', 40),
    textField('phone', 60),
    choiceField<Typed, 'fiscalStartMonth'>('fiscalStartMonth', months, month => words.session.month[monthOf(month)]),
    choiceField<Typed, 'baseCurrency'>('baseCurrency', currencies, value => money[value], {
      hint: t($ => $.settings.company.baseHint),
    }),
    choiceField<Typed, 'secondCurrency'>('secondCurrency', [null, ...currencies], value =>
      value === null ? t($ => $.settings.company.secondNone) : money[value],
    ),
    textField('address', 300, { long: true }),
  ]
  const { id: _id, ...initial } = company
  return (
    <>
      <AsksBanner table="company" />
      <Card
        title={company.name}
        aside={
          <ActionButton
            small
            keys="e"
            blocked={mayAsk ? null : t($ => $.settings.mayNotAsk)}
            onClick={() => setEditing(true)}
          >
            {t($ => $.frame.actions.edit)}
          </ActionButton>
        }
      >
        <dl className={classes.details}>
          <Detail name={field.legalName}>{company.legalName}</Detail>
          <Detail name={field.taxId}>{company.taxId}</Detail>
          <Detail name={field.patente}>{company.patente}</Detail>
          <Detail name={field.address}>{company.address}</Detail>
          <Detail name={field.phone}>{company.phone}</Detail>
          <Detail name={field.baseCurrency}>{money[company.baseCurrency]}</Detail>
          <Detail name={field.secondCurrency}>
            {company.secondCurrency === null ? t($ => $.settings.company.secondNone) : money[company.secondCurrency]}
          </Detail>
          <Detail name={field.fiscalStartMonth}>{words.session.month[monthOf(company.fiscalStartMonth)]}</Detail>
        </dl>
      </Card>
      <Timeline table="company" id={company.id} />
      {editing ? (
        <RecordDialog<Typed>
          title={t($ => $.settings.company.edit)}
          fields={fields}
          initial={initial}
          asks={!writes}
          save={(typed, note) => api.settings.saveCompany.call({ ...typed, note })}
          close={() => setEditing(false)}
        />
      ) : null}
    </>
  )
}
