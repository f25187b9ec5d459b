import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Attachment, attachedTables } from '../../../shared/attachments/contract.ts'
import { isPicture } from '../../../shared/attachments/mediaType.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Card } from '../../ui/Card.tsx'
import { useApi } from '../api.ts'
import { ConfirmDialog } from '../dialogs.tsx'
import { useErrorSentence } from '../errorSentence.ts'
import { useKeys } from '../keys.tsx'
import { useMay } from '../person.ts'
import { useUndo } from '../useUndo.tsx'
import { useT } from '../words.ts'
import { AttachmentRow } from './AttachmentRow.tsx'
import classes from './Attachments.module.css'
import { saveFile } from './openFile.ts'
import { Preview } from './Preview.tsx'
import { ready } from './shrink.ts'

type Content = Parameters<typeof saveFile>[0]
const accepted = 'image/*,application/pdf'

/** The files of a record: chosen, dropped or pasted, made small, seen, fetched and taken away. */
export function AttachmentsCard({ table, rowId }: { table: (typeof attachedTables)[number]; rowId: number }) {
  const t = useT()
  const api = useApi()
  const may = useMay()
  const undo = useUndo()
  const sentence = useErrorSentence('attachments')
  const queryClient = useQueryClient()
  const field = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(0)
  const [shown, setShown] = useState<Content | null>(null)
  const [removing, setRemoving] = useState<Attachment | null>(null)
  const { data: files = [], error } = useQuery(api.attachments.of.queryOptions({ input: { table, rowId } }))
  const { data: alone = true } = useQuery({
    ...api.settings.get.queryOptions(),
    select: settings => settings.device.alone,
  })
  const blocked = may(table === 'customer' ? 'customers.edit' : 'orders.enter') ? null : t($ => $.attachments.mayNot)

  const refresh = () => queryClient.invalidateQueries({ queryKey: api.attachments.key() })
  const tell = (cause: unknown): void => {
    notifications.show({
      color: 'mango',
      autoClose: 8_000,
      message: sentence(cause),
    })
  }
  async function add(chosen: readonly File[]): Promise<void> {
    for (const [done, file] of chosen.entries()) {
      setBusy(chosen.length - done)
      try {
        const { name } = await api.attachments.add.call({ table, rowId, ...(await ready(file)) })
        undo.offer(t($ => $.attachments.added, { name }))
      } catch (cause) {
        tell(cause)
      }
    }
    setBusy(0)
    await refresh()
  }
  async function open(file: Attachment): Promise<void> {
    const content = await api.attachments.content.call({ id: file.id })
    if (isPicture(file.mediaType)) setShown(content)
    else saveFile(content)
  }
  const fetchFile = async (file: Attachment): Promise<void> => {
    await api.attachments.fetch.call({ id: file.id })
    await refresh()
  }
  const remove = async (file: Attachment): Promise<void> => {
    setRemoving(null)
    await api.attachments.remove.call({ id: file.id })
    await refresh()
  }
  const choose = (): void => field.current?.click()
  useKeys([{ keys: 'a', label: t($ => $.attachments.add), act: choose, disabled: blocked !== null }])

  return (
    <Card
      title={t($ => $.attachments.title)}
      aside={
        <ActionButton small keys="a" blocked={blocked} onClick={choose}>
          {busy > 0 ? t($ => $.attachments.preparing, { count: busy }) : t($ => $.attachments.add)}
        </ActionButton>
      }
    >
      <section
        aria-label={t($ => $.attachments.drop)}
        onDragOver={event => event.preventDefault()}
        onDrop={event => {
          event.preventDefault()
          if (blocked === null) void add([...event.dataTransfer.files])
        }}
        onPaste={event => {
          if (blocked === null && event.clipboardData.files.length > 0) void add([...event.clipboardData.files])
        }}
      >
        <input
          ref={field}
          type="file"
          accept={accepted}
          multiple
          hidden
          aria-label={t($ => $.attachments.add)}
          onChange={event => {
            void add([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        {error ? <p>{sentence(error)}</p> : null}
        {files.length === 0 ? <p className={classes.quiet}>{t($ => $.attachments.none)}</p> : null}
        <ul className={classes.files}>
          {files.map(file => (
            <AttachmentRow
              key={file.id}
              file={file}
              alone={alone}
              mayWrite={blocked}
              open={() => void open(file).catch(tell)}
              fetch={() => void fetchFile(file).catch(tell)}
              remove={() => setRemoving(file)}
            />
          ))}
        </ul>
      </section>
      {shown === null ? null : <Preview content={shown} close={() => setShown(null)} />}
      <ConfirmDialog
        opened={removing !== null}
        close={() => setRemoving(null)}
        title={t($ => $.attachments.removeTitle, { name: removing?.name ?? '' })}
        act={t($ => $.attachments.remove)}
        danger
        confirm={() => void (removing && remove(removing).catch(tell))}
      >
        {t($ => $.attachments.removeText)}
      </ConfirmDialog>
    </Card>
  )
}
