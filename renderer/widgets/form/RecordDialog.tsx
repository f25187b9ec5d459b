import { Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Outcome } from '../../../shared/settings/contract.ts'
import type { TableName } from '../../../shared/sync/registry.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { useErrorSentence } from '../errorSentence.ts'
import { useKeys } from '../keys.tsx'
import { TextField } from '../TextField.tsx'
import { Timeline } from '../timeline/Timeline.tsx'
import { useT, useWords } from '../words.ts'
import { FieldInput } from './FieldInput.tsx'
import type { FieldSpec } from './field.ts'
import classes from './RecordDialog.module.css'

interface RecordDialogProps<T> {
  title: string
  fields: readonly FieldSpec<T>[]
  initial: T
  /** What became of it; head office's rows may become a request. */
  save: (record: T, note: string) => Promise<Outcome | null>
  close: () => void
  /** What happened to the record stands below the form. */
  history?: { table: TableName; id: number } | null
  /** What is typed here becomes a request to head office: says so, and asks why. */
  asks?: boolean
  /** What looks odd about it, or null: said once before it is saved all the same. */
  doubt?: (record: T) => string | null
  /** What the button says then. */
  allTheSame?: string
}

/** Edits one small record in place: every field typed, read and refused beside itself. */
export function RecordDialog<T>({
  title,
  fields,
  initial,
  save,
  close,
  asks = false,
  history = null,
  doubt = () => null,
  allTheSame,
}: RecordDialogProps<T>) {
  const t = useT()
  const words = useWords()
  const sentence = useErrorSentence()
  const [record, setRecord] = useState(initial)
  const [unread, setUnread] = useState<ReadonlySet<string>>(new Set())
  const [note, setNote] = useState('')
  const [doubted, setDoubted] = useState<string | null>(null)
  const [attempt, setAttempt] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null })
  const blocked = unread.size > 0 ? t($ => $.errors.code.INVALID) : null

  const act = asks ? t($ => $.requests.ask) : t($ => $.frame.actions.save)

  const submit = (): void => {
    const odd = doubt(record)
    if (odd !== doubted) {
      setDoubted(odd)
      if (odd !== null) return
    }
    setAttempt({ busy: true, error: null })
    save(record, note).then(
      outcome => {
        notifications.show({ color: 'leaf', message: words.customers.outcome[outcome?.outcome ?? 'saved'] })
        close()
      },
      (error: unknown) => setAttempt({ busy: false, error }),
    )
  }
  useKeys([{ keys: 'ctrl+enter', label: act, act: submit, disabled: blocked !== null }], 'over')
  const readable = (name: string, well: boolean): void =>
    setUnread(before => new Set([...before].filter(each => each !== name).concat(well ? [] : [name])))

  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={title}
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      <form
        className={classes.form}
        onSubmit={event => {
          event.preventDefault()
          if (blocked === null) submit()
        }}
      >
        {attempt.error ? (
          <Banner tone="bad" urgent>
            {sentence(attempt.error)}
          </Banner>
        ) : null}
        <div className={classes.fields}>
          {fields.map((field, index) => (
            <FieldInput
              key={field.name}
              field={field}
              record={record}
              change={setRecord}
              readable={readable}
              error={attempt.error}
              autoFocus={index === 0}
            />
          ))}
        </div>
        {asks ? (
          <>
            <Banner tone="know">{t($ => $.requests.asks)}</Banner>
            <TextField name="note" label={t($ => $.requests.why)} value={note} onChange={setNote} maxLength={500} />
          </>
        ) : null}
        {doubted === null ? null : (
          <Banner tone="warn" urgent>
            {doubted}
          </Banner>
        )}
        <div className={classes.acts}>
          <ActionButton onClick={close}>{t($ => $.frame.actions.cancel)}</ActionButton>
          <ActionButton kind="primary" type="submit" keys="ctrl+enter" blocked={blocked} busy={attempt.busy}>
            {doubted === null ? act : (allTheSame ?? act)}
          </ActionButton>
        </div>
      </form>
      {history ? (
        <div className={classes.history}>
          <Timeline table={history.table} id={history.id} />
        </div>
      ) : null}
    </Modal>
  )
}
