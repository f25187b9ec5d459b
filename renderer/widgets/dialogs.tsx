import { Group, Modal, Select, Stack, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ReasonKind } from '../../shared/settings/reasonKind.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Banner } from '../ui/Banner.tsx'
import { useApi } from './api.ts'
import { useErrorSentence } from './errorSentence.ts'
import { useKeys } from './keys.tsx'
import { useLanguage, useT } from './words.ts'

interface DialogProps {
  opened: boolean
  close: () => void
  title: string
  /** What the button says: the act itself. */
  act: string
  danger?: boolean
  busy?: boolean
  /** Of the call that was tried. */
  error?: unknown
  children?: ReactNode
}

/** Asks once more, in a sentence, before something that is hard to take back. */
export function ConfirmDialog({
  confirm,
  blocked = null,
  ...dialog
}: DialogProps & { confirm: () => void; blocked?: string | null }) {
  return (
    <Frame {...dialog} submit={confirm} blocked={blocked}>
      {dialog.children}
    </Frame>
  )
}

/** Asks for a reason out of the company's own list, and a note. */
export function ReasonDialog({
  kind,
  confirm,
  ...dialog
}: DialogProps & { kind: ReasonKind; confirm: (reason: { reasonId: number; note: string }) => void }) {
  const t = useT()
  const language = useLanguage()
  const api = useApi()
  const { data: settings } = useQuery(api.settings.get.queryOptions())
  const [reasonId, setReasonId] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const reasons = settings?.reasonCodes.filter(reason => reason.kind === kind && reason.active) ?? []
  const nobody = settings !== undefined && reasons.length === 0
  return (
    <Frame
      {...dialog}
      blocked={
        nobody ? t($ => $.frame.dialog.noReason) : reasonId === null ? t($ => $.frame.dialog.chooseReason) : null
      }
      submit={() => reasonId !== null && confirm({ reasonId, note })}
    >
      {dialog.children}
      {nobody ? <Banner tone="warn">{t($ => $.frame.dialog.noReason)}</Banner> : null}
      <Select
        label={t($ => $.frame.dialog.reason)}
        placeholder={t($ => $.frame.dialog.chooseReason)}
        data-autofocus
        data={reasons.map(reason => ({ value: String(reason.id), label: reason.texts[language] }))}
        value={reasonId === null ? null : String(reasonId)}
        onChange={value => setReasonId(value === null ? null : Number(value))}
        comboboxProps={{ withinPortal: true }}
      />
      <Textarea
        label={`${t($ => $.frame.dialog.note)} (${t($ => $.frame.dialog.optional)})`}
        placeholder={t($ => $.frame.dialog.notePlaceholder)}
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
    </Frame>
  )
}

function Frame(props: DialogProps & { submit: () => void; blocked: string | null }) {
  const t = useT()
  const sentence = useErrorSentence()
  return (
    <Modal
      opened={props.opened}
      onClose={props.close}
      title={props.title}
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      {props.opened ? <SubmitKey label={props.act} submit={props.submit} blocked={props.blocked !== null} /> : null}
      <Stack gap="sm">
        {props.error ? (
          <Banner tone="bad" urgent>
            {sentence(props.error)}
          </Banner>
        ) : null}
        {props.children}
        <Group justify="flex-end">
          <ActionButton first onClick={props.close}>
            {t($ => $.frame.actions.cancel)}
          </ActionButton>
          <ActionButton
            kind={props.danger ? 'danger' : 'primary'}
            keys="ctrl+enter"
            blocked={props.blocked}
            busy={props.busy ?? false}
            onClick={props.submit}
          >
            {props.act}
          </ActionButton>
        </Group>
      </Stack>
    </Modal>
  )
}

/** While a dialog is open its keys are the only ones. */
function SubmitKey({ label, submit, blocked }: { label: string; submit: () => void; blocked: boolean }) {
  useKeys([{ keys: 'ctrl+enter', label, act: submit, disabled: blocked }], 'over')
  return null
}
