import { Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { fileExtension } from '../../../../shared/sync/file/head.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useBrought } from '../../../widgets/file/brought.tsx'
import { useFileDrop } from '../../../widgets/file/useFileDrop.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { useMay } from '../../../widgets/person.ts'
import { useT } from '../../../widgets/words.ts'
import settings from '../Settings.module.css'
import { CarriedFiles } from './CarriedFiles.tsx'
import classes from './FilesCard.module.css'
import { type Carrying, useCarrying } from './useCarrying.ts'
import { WrittenFiles } from './WrittenFiles.tsx'

/** What waits here as a file for head office, and its answer back: for weeks without a link. */
export function FilesCard() {
  const t = useT()
  const api = useApi()
  const mayCarry = useMay()('sync.run')
  const { data: written } = useQuery(api.files.written.queryOptions())
  const { now, said, write, save, saveAnswer, letGo, take, refuse, cancel } = useCarrying()
  const field = useRef<HTMLInputElement>(null)
  const ready = now.state === 'ready'
  const { files: brought, taken } = useBrought()
  // Files of ours come by the frame, from wherever they fall; any other is refused here, with its sentence.
  const over = useFileDrop(files => {
    if (ready && mayCarry) void take(files)
  })
  useEffect(() => {
    if (!ready || brought.length === 0) return
    taken()
    if (mayCarry) void take(brought)
    else refuse(t($ => $.settings.mayNotSet))
  })
  const notWrite = !mayCarry
    ? t($ => $.settings.mayNotSet)
    : written && !written.ready
      ? t($ => $.files.notReady)
      : null
  const choose = (): void => field.current?.click()
  const begin = (): void => void write()
  useKeys([
    { keys: 'w', label: t($ => $.files.write), act: begin, disabled: !ready || notWrite !== null },
    { keys: 't', label: t($ => $.files.take), act: choose, disabled: !ready || !mayCarry },
    { keys: 'escape', label: t($ => $.files.cancel), act: cancel, disabled: now.state !== 'writing' },
  ])
  return (
    <Card title={t($ => $.files.title)}>
      <p className={settings.quiet}>{t($ => $.files.how)}</p>
      <div role="status">
        {said.map(({ text, good }) => (
          <p key={text} className={classes.said} data-good={good}>
            {text}
          </p>
        ))}
      </div>
      {now.state === 'ready' ? null : <Working now={now} cancel={cancel} />}
      <div className={settings.acts} data-over={over || undefined}>
        <ActionButton keys="w" blocked={notWrite} busy={now.state === 'writing'} onClick={begin}>
          {t($ => $.files.write)}
        </ActionButton>
        <ActionButton
          keys="t"
          blocked={mayCarry ? null : t($ => $.settings.mayNotSet)}
          busy={now.state === 'taking'}
          onClick={choose}
        >
          {t($ => $.files.take)}
        </ActionButton>
        {over ? <span className={classes.over}>{t($ => $.files.drop)}</span> : null}
        <input
          ref={field}
          type="file"
          multiple
          hidden
          aria-label={t($ => $.files.take)}
          accept={fileExtension}
          onChange={event => {
            void take([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
      </div>
      <WrittenFiles files={written?.files ?? []} save={ready && mayCarry ? file => void save(file) : null} />
      <CarriedFiles
        files={written?.carried ?? []}
        acts={ready && mayCarry ? { save: file => void saveAnswer(file), letGo: file => void letGo(file) } : null}
      />
    </Card>
  )
}

function Working({ now, cancel }: { now: Exclude<Carrying, { state: 'ready' }>; cancel: () => void }) {
  const t = useT()
  const { percent } = now
  const text =
    now.state === 'taking'
      ? t($ => $.files.taking, { name: now.name, percent })
      : t($ => $.files[now.state], { percent })
  return (
    <div className={classes.working}>
      <span>{text}</span>
      <Progress className={classes.progress ?? ''} value={percent} aria-label={text} />
      {now.state === 'writing' ? (
        <ActionButton small keys="escape" onClick={cancel}>
          {t($ => $.files.cancel)}
        </ActionButton>
      ) : null}
    </div>
  )
}
