import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useDepot } from '../../../widgets/depot.tsx'
import { switchField, wholeField } from '../../../widgets/form/field.ts'
import { RecordDialog } from '../../../widgets/form/RecordDialog.tsx'
import { useKeys } from '../../../widgets/keys.tsx'
import { useMay } from '../../../widgets/person.ts'
import { bytesText, instantText } from '../../../widgets/texts.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { Detail } from '../Detail.tsx'
import classes from '../Settings.module.css'

interface Typed {
  everyMinutes: number
  fromHour: number
  toHour: number
  metered: boolean
}

/** Where head office is, when it was reached last, what waits, and when this computer asks by itself. */
export function SyncCard() {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const { timeZone } = useDepot()
  const api = useApi()
  const may = useMay()
  const maySet = may('settings.edit')
  const [editing, setEditing] = useState(false)
  const { data: status } = useQuery(api.sync.status.queryOptions())
  const choose = useMutation(api.sync.setUrgentOnly.mutationOptions())
  const urgentOnly = status?.plan.urgentOnly ?? false
  const urgentLabel = urgentOnly ? t($ => $.settings.computer.everything) : t($ => $.settings.computer.urgentOnly)
  const mayChoose = may('sync.run') && status !== undefined
  const turn = (): void => choose.mutate({ urgentOnly: !urgentOnly })
  useKeys([
    { keys: 's', label: t($ => $.settings.computer.everyTitle), act: () => setEditing(true), disabled: !maySet },
    { keys: 'u', label: urgentLabel, act: turn, disabled: !mayChoose },
  ])
  if (!status) return null
  const { plan } = status
  const clock = (at: number): string => instantText(at, timeZone, language)
  const later = plan.urgentOnly ? status.waitingLater : 0
  const count = status.waitingTransactions - later
  const size = bytesText(status.waitingBytes, language, words.kernel.bytes)
  const now = count === 0 ? [] : [t($ => $.sync.line.waiting, { count }), size]
  const left = later === 0 ? [] : [t($ => $.sync.line.later, { count: later })]
  const waiting = [...now, ...left].join(' · ') || t($ => $.settings.computer.nothingWaiting)
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
          {t($ => $.settings.computer.everyMinutes, { count: plan.everyMinutes })}
          {plan.hours === null ? null : (
            <div>{t($ => $.settings.computer.betweenHours, { from: plan.hours.from, to: plan.hours.to })}</div>
          )}
          {plan.metered ? <div>{t($ => $.settings.computer.metered)}</div> : null}
        </Detail>
      </dl>
      <div className={classes.acts}>
        <ActionButton keys="s" blocked={maySet ? null : t($ => $.settings.mayNotSet)} onClick={() => setEditing(true)}>
          {t($ => $.settings.computer.changeEvery)}
        </ActionButton>
        <ActionButton
          keys="u"
          busy={choose.isPending}
          blocked={mayChoose ? null : t($ => $.settings.mayNotSet)}
          onClick={turn}
        >
          {urgentLabel}
        </ActionButton>
      </div>
      {editing ? (
        <RecordDialog<Typed>
          title={t($ => $.settings.computer.everyTitle)}
          fields={[
            wholeField('everyMinutes', {
              label: t($ => $.settings.computer.everyField),
              hint: t($ => $.settings.computer.everyHint),
            }),
            wholeField('fromHour', {
              label: t($ => $.settings.computer.fromField),
              hint: t($ => $.settings.computer.fromHint),
            }),
            wholeField('toHour', { label: t($ => $.settings.computer.toField) }),
            switchField('metered', {
              label: t($ => $.settings.computer.meteredField),
              hint: t($ => $.settings.computer.meteredHint),
            }),
          ]}
          initial={{
            everyMinutes: plan.everyMinutes,
            fromHour: plan.hours?.from ?? 0,
            toHour: plan.hours?.to ?? 24,
            metered: plan.metered,
          }}
          save={async typed => {
            await api.sync.setPlan.call(typed)
            return null
          }}
          close={() => setEditing(false)}
        />
      ) : null}
    </Card>
  )
}
