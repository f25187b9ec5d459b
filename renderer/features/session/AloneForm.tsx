import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Currency, currencies, rateScale } from '../../../shared/kernel/money.ts'
import type { WorkAloneForm } from '../../../shared/setup/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { FullPage } from '../../ui/FullPage.tsx'
import { useApi } from '../../widgets/api.ts'
import { timeZones, timeZoneText } from '../../widgets/form/timeZones.ts'
import { useKeys } from '../../widgets/keys.tsx'
import { LanguageSwitch } from '../../widgets/LanguageSwitch.tsx'
import { ChoiceField, PasswordField, TextField } from '../../widgets/TextField.tsx'
import { useLanguage, useT, useWords } from '../../widgets/words.ts'
import classes from './FirstStart.module.css'
import { FormError } from './FormError.tsx'
import { useSessionChanged } from './useSession.ts'

type Typed = Record<
  Exclude<keyof WorkAloneForm, 'language' | 'baseCurrency' | 'secondCurrency' | 'rateE6' | 'timeZone'>,
  string
> & {
  baseCurrency: Currency
  secondCurrency: Currency | ''
  rate: string
  timeZone: string | null
}

const usual: Typed = {
  company: '',
  baseCurrency: 'HTG',
  secondCurrency: 'USD',
  rate: '',
  fiscalStartMonth: '10',
  depotCode: '',
  depotName: '',
  timeZone: null,
  name: '',
  login: '',
  password: '',
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** A company of one's own on this computer. */
export function AloneForm({ back }: { back: () => void }) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const changed = useSessionChanged()
  const { data: here } = useQuery(api.setup.today.queryOptions())
  const [typed, setTyped] = useState(usual)
  const begin = useMutation(api.setup.workAlone.mutationOptions({ onSuccess: changed }))
  const timeZone = typed.timeZone ?? here?.timeZone ?? ''
  const queries = useQueryClient()
  // Ctrl Enter may come before this computer's time zone has: the form waits for it.
  const submit = async (): Promise<void> => {
    const computer = typed.timeZone ?? (await queries.ensureQueryData(api.setup.today.queryOptions())).timeZone
    begin.mutate({ ...asForm(typed), timeZone: computer, language })
  }
  useKeys([
    { keys: 'escape', label: t($ => $.frame.actions.back), act: back },
    { keys: 'ctrl+enter', label: t($ => $.session.alone.submit), act: () => void submit() },
  ])
  const field = <K extends keyof Typed>(name: K) => ({
    name: name === 'rate' ? 'rateE6' : name,
    value: typed[name] ?? '',
    error: begin.error,
    onChange: (value: string) => setTyped(before => ({ ...before, [name]: value })),
  })
  const currencyChoices = currencies.map(one => ({ value: one, label: words.kernel.currency[one] }))
  return (
    <FullPage
      wide
      title={t($ => $.session.alone.title)}
      text={t($ => $.session.alone.text)}
      corner={<LanguageSwitch />}
    >
      <form
        className={classes.form}
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <FormError error={begin.error} />
        <Card title={t($ => $.session.alone.companySection)}>
          <div className={classes.two}>
            <TextField {...field('company')} label={t($ => $.session.alone.company)} maxLength={120} autoFocus />
            <ChoiceField
              {...field('baseCurrency')}
              label={t($ => $.session.alone.baseCurrency)}
              choices={currencyChoices}
            />
            <ChoiceField
              {...field('secondCurrency')}
              label={t($ => $.session.alone.secondCurrency)}
              choices={[{ value: '', label: t($ => $.session.alone.noSecond) }, ...currencyChoices]}
            />
            {typed.secondCurrency === '' ? null : (
              <TextField
                {...field('rate')}
                label={t($ => $.session.alone.rate, { second: typed.secondCurrency, base: typed.baseCurrency })}
              />
            )}
            <ChoiceField
              {...field('fiscalStartMonth')}
              label={t($ => $.session.alone.fiscalStartMonth)}
              choices={months.map(month => ({ value: String(month), label: words.session.month[month] }))}
            />
          </div>
        </Card>
        <Card title={t($ => $.session.alone.depotSection)}>
          <div className={classes.two}>
            <TextField
              {...field('depotCode')}
              label={t($ => $.session.alone.depotCode)}
              hint={t($ => $.session.alone.depotCodeHint)}
              maxLength={3}
            />
            <TextField {...field('depotName')} label={t($ => $.session.alone.depotName)} maxLength={80} />
            <ChoiceField
              {...field('timeZone')}
              value={timeZone}
              label={t($ => $.session.alone.timeZone)}
              choices={timeZones(timeZone).map(zone => ({ value: zone, label: timeZoneText(zone) }))}
              searchable
            />
          </div>
        </Card>
        <Card title={t($ => $.session.alone.personSection)}>
          <div className={classes.two}>
            <TextField {...field('name')} label={t($ => $.session.alone.name)} maxLength={120} />
            <TextField
              {...field('login')}
              label={t($ => $.session.alone.login)}
              hint={t($ => $.session.alone.loginHint)}
              maxLength={80}
            />
            <PasswordField
              {...field('password')}
              label={t($ => $.session.alone.password)}
              hint={t($ => $.session.alone.passwordHint)}
              autoComplete="new-password"
              maxLength={200}
            />
          </div>
        </Card>
        <div className={classes.buttons}>
          <ActionButton keys="escape" onClick={back}>
            {t($ => $.frame.actions.back)}
          </ActionButton>
          <ActionButton kind="primary" type="submit" keys="ctrl+enter" busy={begin.isPending}>
            {t($ => $.session.alone.submit)}
          </ActionButton>
        </div>
      </form>
    </FullPage>
  )
}

/** A rate that is no number goes as 0, which the backend answers beside its field. */
function asForm({ rate, secondCurrency, timeZone: _zone, fiscalStartMonth, ...rest }: Typed) {
  const second = secondCurrency === '' ? null : secondCurrency
  const rateE6 = Math.round(Number(rate.replace(/\s/g, '').replace(',', '.')) * rateScale)
  return {
    ...rest,
    secondCurrency: second,
    rateE6: second === null || rate.trim() === '' ? null : Number.isSafeInteger(rateE6) ? rateE6 : 0,
    fiscalStartMonth: Number(fiscalStartMonth),
  }
}
