import { Modal, Switch, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Customer, CustomerTerms } from '../../../../shared/customers/contract.ts'
import { Currency, currencies } from '../../../../shared/kernel/money.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { MoneyField } from '../../../widgets/MoneyField.tsx'
import { ChoiceField, TextField } from '../../../widgets/TextField.tsx'
import { useWrites } from '../../../widgets/useWrites.ts'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import classes from './Details.module.css'

/** New terms: written at once where this computer rules over them, else asked of head office with a sentence why. */
export function TermsDialog({ customer, close }: { customer: Customer; close: () => void }) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const api = useApi()
  const asks = !useWrites()('customer_terms')
  const sentence = useErrorSentence()
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const { data: lists } = useQuery(api.priceLists.list.queryOptions())
  const [typed, setTyped] = useState<CustomerTerms>(
    customer.terms ?? {
      priceListId: null,
      paymentDays: 0,
      creditLimitMinor: null,
      currency: settings?.company?.baseCurrency ?? 'HTG',
      hold: false,
      holdReasonId: null,
    },
  )
  const [note, setNote] = useState('')
  const save = useMutation(
    api.customers.saveTerms.mutationOptions({
      onSuccess: ({ outcome }) => {
        notifications.show({ color: 'leaf', message: words.customers.outcome[outcome] })
        close()
      },
    }),
  )
  const change = (part: Partial<CustomerTerms>): void => setTyped(before => ({ ...before, ...part }))
  const blocked = typed.hold && typed.holdReasonId === null ? t($ => $.frame.dialog.chooseReason) : null
  const act = asks ? t($ => $.requests.ask) : t($ => $.frame.actions.save)
  const submit = (): void => save.mutate({ ...typed, customerId: customer.id, note })
  useKeys([{ keys: 'ctrl+enter', label: act, act: submit, disabled: blocked !== null }], 'over')
  const reasons = settings?.reasonCodes.filter(reason => reason.kind === 'hold' && reason.active) ?? []

  return (
    <Modal
      opened
      onClose={close}
      title={t($ => $.customers.terms.dialogTitle, { name: customer.name })}
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      <div className={classes.form}>
        {save.error ? (
          <Banner tone="bad" urgent>
            {sentence(save.error)}
          </Banner>
        ) : null}
        <ChoiceField
          name="priceList"
          autoFocus
          label={t($ => $.customers.terms.priceList)}
          value={String(typed.priceListId ?? '')}
          error={save.error}
          onChange={value => change({ priceListId: value === '' ? null : Number(value) })}
          choices={[
            { value: '', label: t($ => $.customers.terms.usualList) },
            ...(lists ?? []).map(list => ({ value: String(list.id), label: `${list.name} (${list.currency})` })),
          ]}
        />
        <TextField
          name="paymentDays"
          label={t($ => $.customers.terms.paymentDays)}
          hint={t($ => $.customers.terms.paymentHint)}
          value={String(typed.paymentDays)}
          error={save.error}
          maxLength={3}
          onChange={value => change({ paymentDays: Number(value.replace(/\D/g, '')) })}
        />
        <ChoiceField
          name="currency"
          label={words.errors.field.currency}
          value={typed.currency}
          onChange={value => change({ currency: Currency.parse(value) })}
          choices={currencies.map(value => ({ value, label: words.kernel.currency[value] }))}
        />
        <MoneyField
          label={t($ => $.customers.terms.creditLimit)}
          hint={t($ => $.customers.terms.limitHint)}
          unit={typed.currency}
          value={typed.creditLimitMinor}
          onChange={creditLimitMinor => change({ creditLimitMinor })}
        />
        <Switch
          label={t($ => $.customers.terms.hold)}
          checked={typed.hold}
          onChange={event => change({ hold: event.currentTarget.checked })}
        />
        {typed.hold ? (
          <ChoiceField
            name="holdReasonId"
            label={t($ => $.frame.dialog.reason)}
            value={String(typed.holdReasonId ?? '')}
            onChange={value => change({ holdReasonId: Number(value) })}
            choices={reasons.map(reason => ({ value: String(reason.id), label: reason.texts[language] }))}
          />
        ) : null}
        {asks ? (
          <>
            <Banner tone="know">{t($ => $.requests.asks)}</Banner>
            <Textarea
              label={t($ => $.requests.why)}
              autosize
              minRows={2}
              maxLength={500}
              value={note}
              onChange={event => setNote(event.currentTarget.value)}
            />
          </>
        ) : null}
        <div className={classes.acts}>
          <ActionButton onClick={close}>{t($ => $.frame.actions.cancel)}</ActionButton>
          <ActionButton kind="primary" keys="ctrl+enter" blocked={blocked} busy={save.isPending} onClick={submit}>
            {act}
          </ActionButton>
        </div>
      </div>
    </Modal>
  )
}
