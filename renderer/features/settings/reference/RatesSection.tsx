import { percentText, rateText, shortDay } from '../../../../shared/kernel/locale.ts'
import { currencies } from '../../../../shared/kernel/money.ts'
import type { ExchangeRate } from '../../../../shared/settings/contract.ts'
import { rateJump } from '../../../../shared/settings/rateJump.ts'
import { useApi } from '../../../widgets/api.ts'
import { choiceField, dayField, type FieldSpec, rateField, textField } from '../../../widgets/form/field.ts'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { ReferenceSection } from './ReferenceSection.tsx'
import { useSettings } from './useSettings.ts'

type Typed = Omit<ExchangeRate, 'id'> & { id: number | null }

/** What foreign money is worth, from which day on. */
export function RatesSection() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const settings = useSettings()
  const base = settings?.company?.baseCurrency ?? 'HTG'
  const second = settings?.company?.secondCurrency ?? currencies.find(each => each !== base) ?? base
  const today = settings?.today ?? ''
  const rates = settings?.rates ?? []
  const signed = (basisPoints: number): string => `${basisPoints > 0 ? '+' : ''}${percentText(basisPoints, language)}`
  const doubt = (typed: Typed): string | null => {
    const jump = rateJump(typed, rates)
    return jump
      ? t($ => $.settings.rates.jump, {
          percent: signed(jump.changeBp),
          rate: rateText(jump.before.rateE6, language),
          day: shortDay(jump.before.validFrom, language, Number(today.slice(0, 4))),
        })
      : null
  }
  const fields: FieldSpec<Typed>[] = [
    choiceField<Typed, 'currency'>(
      'currency',
      currencies.filter(each => each !== base),
      value => words.kernel.currency[value],
    ),
    rateField('rateE6', { label: t($ => $.settings.rates.rate, { currency: second, base }) }),
    dayField('validFrom'),
    textField('source', 80, { hint: t($ => $.settings.rates.sourceHint) }),
  ]
  return (
    <ReferenceSection<ExchangeRate, Typed>
      table="exchange_rate"
      listed="rates"
      rows={rates}
      idOf={rate => rate.id}
      titleOf={rate => `${rate.currency} · ${rateText(rate.rateE6, language)}`}
      create={t($ => $.settings.rates.create)}
      empty={t($ => $.settings.rates.empty)}
      fields={fields}
      typed={rate => rate ?? { id: null, currency: second, rateE6: 0, validFrom: today, source: '' }}
      save={(typed, note) => api.settings.saveRate.call({ ...typed, note })}
      doubt={doubt}
      allTheSame={t($ => $.settings.rates.saveAnyway)}
    />
  )
}
