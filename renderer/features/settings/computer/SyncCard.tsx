import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useDepot } from '../../../widgets/depot.tsx'
import { wholeField } from '../../../widgets/form/field.ts'
import { RecordDialog } from '../../../widgets/form/RecordDialog.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useMay } from '../../../widgets/person.ts'
import { bytesText, instantText } from '../../../widgets/texts.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { Detail } from '../Detail.tsx'
import classes from '../Settings.module.css'

/** Where head office is, when it was reached last, what waits, and how often this computer asks. */
export function SyncCard() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const { timeZone } = useDepot()
  const api = useApi()
  const maySet = useMay()('settings.edit')
  const [editing, setEditing] = useState(false)
  const { data: status } = useQuery(api.sync.status.queryOptions())
  useKeys([
    { keys: 's', label: t($ => $.settings.computer.everyTitle), act: () => setEditing(true), disabled: !maySet },
  ])
  if (!status) return null
  const clock = (at: number): string => instantText(at, timeZone, language)
  const waiting =
    status.waitingTransactions === 0
      ? t($ => $.settings.computer.nothingWaiting)
      : `${t($ => $.sync.line.waiting, { count: status.waitingTransactions })} · ${bytesText(status.waitingBytes, language, words.kernel.bytes)}`
  return (
    <Card title={t($ => $.settings.computer.sync)}>
      <dl className={classes.details}>
        <Detail name={t($ => $.settings.computer.address)}>{status.address ?? ''}</Detail>
        <Detail name={t($ => $.settings.computer.contact)}>
          {status.lastContact === null ? t($ => $.settings.computer.noContact) : clock(status.lastContact)}
        </Detail>
        <Detail name={t($ => $.settings.computer.upTo)}>
          {status.everythingUpTo === null
            ? t($ => $.settings.computer.upToNothing)
            : t($ => $.settings.computer.upToTime, { time: clock(status.everythingUpTo) })}
        </Detail>
        <Detail name={t($ => $.settings.computer.waiting)}>{waiting}</Detail>
        <Detail name={t($ => $.settings.computer.every)}>
          {t($ => $.settings.computer.everyMinutes, { count: status.everyMinutes })}
        </Detail>
      </dl>
      <div className={classes.acts}>
        <ActionButton keys="s" blocked={maySet ? null : t($ => $.settings.mayNotSet)} onClick={() => setEditing(true)}>
          {t($ => $.settings.computer.changeEvery)}
        </ActionButton>
      </div>
      {editing ? (
        <RecordDialog<{ everyMinutes: number }>
          title={t($ => $.settings.computer.everyTitle)}
          fields={[
            wholeField('everyMinutes', {
              label: t($ => $.settings.computer.everyField),
              hint: t($ => $.settings.computer.everyHint),
            }),
          ]}
          initial={{ everyMinutes: status.everyMinutes }}
          save={async typed => {
            await api.sync.setInterval.call(typed)
            return null
          }}
          close={() => setEditing(false)}
        />
      ) : null}
    </Card>
  )
}
