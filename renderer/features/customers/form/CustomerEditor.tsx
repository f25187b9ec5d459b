import { Checkbox, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { customerClasses } from '../../../../shared/customers/class.ts'
import { CustomerClass } from '../../../../shared/customers/contract.ts'
import { Language, languages } from '../../../../shared/kernel/locale.ts'
import type { Settings } from '../../../../shared/settings/contract.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { ChoiceField, TextField } from '../../../widgets/TextField.tsx'
import { DraftNotice, useDraft } from '../../../widgets/useDraft.tsx'
import { useUndo } from '../../../widgets/useUndo.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import { ContactRows } from './ContactRows.tsx'
import classes from './CustomerEditor.module.css'
import { DeliveryDays } from './DeliveryDays.tsx'
import { Typed } from './typed.ts'

interface CustomerEditorProps {
  settings: Settings
  initial: Typed
  isNew: boolean
}

type TextName = 'code' | 'name' | 'tradeName' | 'zone' | 'address' | 'city' | 'phone' | 'taxId'

/** Everything of a customer that a depot may write. What is typed is kept through a crash. */
export function CustomerEditor({ settings, initial, isNew }: CustomerEditorProps) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const sentence = useErrorSentence('customers')
  const { offer } = useUndo()
  const [typed, setTyped] = useState(initial)
  const draft = useDraft({
    form: 'customer',
    key: String(initial.id ?? 'new'),
    schema: Typed,
    value: typed,
    restore: setTyped,
  })
  const change = (part: Partial<Typed>): void => setTyped(before => ({ ...before, ...part }))
  const save = useMutation(
    api.customers.save.mutationOptions({
      onSuccess: async customer => {
        await draft.drop()
        offer(t($ => $.customers.form.saved, { name: customer.name }))
        void navigate(`/customers/${customer.id}`, { replace: true })
      },
    }),
  )
  const submit = (): void => save.mutate(typed)
  const leave = (): void => void navigate(-1)
  useKeys([
    { keys: 'ctrl+s', label: t($ => $.frame.actions.save), act: submit },
    { keys: 'ctrl+enter', label: t($ => $.frame.actions.save), act: submit },
    { keys: 'escape', label: t($ => $.frame.actions.back), act: leave },
  ])
  const text = (name: TextName, most: number) => ({
    name,
    label: words.errors.field[name],
    value: typed[name],
    error: save.error,
    maxLength: most,
    onChange: (value: string) => change({ [name]: value }),
  })

  return (
    <Page>
      <PageHead
        title={isNew ? t($ => $.customers.form.newTitle) : initial.name}
        under={isNew ? undefined : t($ => $.customers.form.editTitle)}
      >
        <ActionButton keys="escape" onClick={leave}>
          {t($ => $.frame.actions.back)}
        </ActionButton>
        <ActionButton kind="primary" keys="ctrl+s" busy={save.isPending} onClick={submit}>
          {t($ => $.frame.actions.save)}
        </ActionButton>
      </PageHead>
      <DraftNotice
        draft={draft}
        startFresh={() => {
          setTyped(initial)
          void draft.drop()
        }}
      />
      {save.error ? (
        <Banner tone="bad" urgent>
          {sentence(save.error)}
        </Banner>
      ) : null}
      <Card title={t($ => $.customers.form.who)}>
        <div className={classes.fields}>
          <TextField {...text('name', 120)} autoFocus required />
          <TextField {...text('code', 24)} required />
          <TextField {...text('tradeName', 120)} />
          <ChoiceField
            name="customerClass"
            label={words.errors.field.customerClass}
            value={typed.customerClass}
            onChange={value => change({ customerClass: CustomerClass.parse(value) })}
            choices={customerClasses.map(value => ({ value, label: words.customers.customerClass[value] }))}
          />
          <ChoiceField
            name="language"
            label={words.errors.field.language}
            value={typed.language}
            onChange={value => change({ language: Language.parse(value) })}
            choices={languages.map(value => ({ value, label: words.kernel.language[value] }))}
          />
          <TextField {...text('taxId', 40)} />
          {settings.depots.length > 1 ? (
            <ChoiceField
              name="depot"
              label={words.errors.field.depotId}
              value={String(typed.depotId)}
              error={save.error}
              disabled={!isNew}
              onChange={value => change({ depotId: Number(value) })}
              choices={settings.depots.map(depot => ({
                value: String(depot.id),
                label: `${depot.code} · ${depot.name}`,
              }))}
            />
          ) : null}
        </div>
      </Card>
      <Card title={t($ => $.customers.form.where)}>
        <div className={classes.fields}>
          <TextField {...text('phone', 60)} />
          <TextField {...text('address', 300)} />
          <TextField {...text('city', 80)} />
          <TextField {...text('zone', 60)} />
        </div>
        <DeliveryDays days={typed.deliveryDays} change={deliveryDays => change({ deliveryDays })} />
      </Card>
      <ContactRows contacts={typed.contacts} change={contacts => change({ contacts })} error={save.error} />
      <Card title={t($ => $.customers.form.more)}>
        <Textarea
          label={words.errors.field.notes}
          autosize
          minRows={2}
          maxLength={4000}
          value={typed.notes}
          onChange={event => change({ notes: event.currentTarget.value })}
        />
        <Checkbox
          mt="sm"
          label={t($ => $.customers.form.active)}
          checked={typed.active}
          onChange={event => change({ active: event.currentTarget.checked })}
        />
      </Card>
    </Page>
  )
}
