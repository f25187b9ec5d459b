import { NativeSelect, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { changesBetween, changesNothing } from '../../../../shared/orders/amending.ts'
import { type AmendmentCause, type Asker, amendmentCauses, askers } from '../../../../shared/orders/amendmentCause.ts'
import type { OrderRecord } from '../../../../shared/orders/contract.ts'
import type { Order } from '../../../../shared/orders/order.ts'
import { orderTitle } from '../../../../shared/orders/title.ts'
import { useApi } from '../../../widgets/api.ts'
import { ConfirmDialog } from '../../../widgets/dialogs.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import { AmendmentLines } from '../record/AmendmentsCard.tsx'
import { useEntry } from './entryContext.ts'
import type { Amending } from './useSubmit.ts'

interface AmendDialogProps {
  record: OrderRecord
  amending: Amending
  close: () => void
  onAmended: (order: Order) => void
  onRefused: (error: unknown) => void
}

/** What would be different, who asked for it and why, before it is written. */
export function AmendDialog({ record, amending: { form, quote }, close, onAmended, onRefused }: AmendDialogProps) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const [askedBy, setAskedBy] = useState<Asker>('customer')
  const [cause, setCause] = useState<AmendmentCause>('quantity')
  const [note, setNote] = useState('')
  const amend = useMutation(api.orders.amend.mutationOptions())
  const { order } = record
  const number = orderTitle(order) ?? ''
  const lines = useEntry(state => state.entry.lines)
  const typed = lines.flatMap(({ product }) => (product === null ? [] : [{ ...product, known: true }]))
  const changes = changesBetween(order, { ...quote, requestedDay: form.requestedDay })
  const needsNote = cause === 'other' && note.trim() === ''
  const confirm = (): void => {
    amend.mutate(
      { ...form, askedBy, cause, amendmentNote: note },
      {
        onSuccess: amended => {
          const message = t($ => $.orders.amendment.done, { number })
          notifications.show({ message, color: 'leaf', autoClose: 8_000 })
          onAmended(amended)
        },
        onError: onRefused,
      },
    )
  }
  return (
    <ConfirmDialog
      opened
      title={t($ => $.orders.amendment.dialogTitle, { number })}
      act={t($ => $.orders.act.amend)}
      blocked={
        changesNothing(changes)
          ? t($ => $.orders.amendment.nothing)
          : needsNote
            ? t($ => $.orders.amendment.noteNeeded)
            : null
      }
      busy={amend.isPending}
      close={close}
      confirm={confirm}
    >
      {changesNothing(changes) ? (
        <p>{t($ => $.orders.amendment.nothing)}</p>
      ) : (
        <AmendmentLines changes={changes} record={{ ...record, products: [...record.products, ...typed] }} />
      )}
      <NativeSelect
        label={t($ => $.orders.amendment.askedByWhom)}
        data-autofocus
        value={askedBy}
        data={askers.map(value => ({ value, label: words.orders.amendment.askedBy[value] }))}
        onChange={event => setAskedBy(askers.find(each => each === event.currentTarget.value) ?? askedBy)}
      />
      <NativeSelect
        label={t($ => $.orders.amendment.why)}
        value={cause}
        data={amendmentCauses.map(value => ({ value, label: words.orders.amendment.cause[value] }))}
        onChange={event => setCause(amendmentCauses.find(each => each === event.currentTarget.value) ?? cause)}
      />
      <Textarea
        label={
          cause === 'other'
            ? t($ => $.frame.dialog.note)
            : `${t($ => $.frame.dialog.note)} (${t($ => $.frame.dialog.optional)})`
        }
        placeholder={t($ => $.frame.dialog.notePlaceholder)}
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
