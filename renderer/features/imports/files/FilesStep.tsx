import { Progress } from '@mantine/core'
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import type { ImportDraft, ImportStep } from '../../../../shared/imports/draft.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Card } from '../../../ui/Card.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useFileDrop } from '../../../widgets/file/useFileDrop.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { bytesText } from '../../../widgets/texts.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import { type StepForward, useForward } from '../useForward.ts'
import { useImportDraft } from '../useImportDraft.ts'
import classes from './FilesStep.module.css'
import { useUploadProblem } from './useUploadProblem.ts'
import type { Upload } from './useUploads.ts'

interface FilesStepProps {
  draft: ImportDraft
  uploads: readonly Upload[]
  add: (files: readonly File[]) => void
  stop: (key: number) => void
  go: (step: ImportStep) => void
  forward: (forward: StepForward | null) => void
}

/** Which files: dropped, or chosen by the computer's own dialog. */
export function FilesStep({ draft, uploads, add, stop, go, forward }: FilesStepProps) {
  const t = useT()
  const api = useApi()
  const { take } = useImportDraft()
  const field = useRef<HTMLInputElement>(null)
  const over = useFileDrop(add)
  const choose = (): void => field.current?.click()
  useKeys([{ keys: 'o', label: t($ => $.wizard.files.choose), act: choose }])
  const isComing = uploads.some(upload => !upload.error)
  useForward(forward, {
    label: t($ => $.wizard.next),
    blocked: isComing
      ? t($ => $.wizard.blocked.coming)
      : draft.files.length === 0
        ? t($ => $.wizard.blocked.noFile)
        : draft.files.every(file => file.whole)
          ? null
          : t($ => $.wizard.blocked.notWhole),
    act: () => go('tables'),
  })
  const coming = new Set(uploads.map(upload => upload.file))
  const here = draft.files.filter(file => !coming.has(file.id))
  return (
    <>
      <div className={classes.drop} data-over={over || undefined}>
        <IconUpload size={26} aria-hidden />
        <p className={classes.lead}>{t($ => $.wizard.files.drop)}</p>
        <ActionButton keys="o" onClick={choose}>
          {t($ => $.wizard.files.choose)}
        </ActionButton>
        <p className={classes.quiet}>{t($ => $.wizard.files.which)}</p>
        <input
          ref={field}
          type="file"
          multiple
          hidden
          aria-label={t($ => $.wizard.files.choose)}
          accept=".csv,.tsv,.tab,.txt,.xlsx"
          onChange={event => {
            add([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
      </div>
      {here.length + uploads.length > 0 ? (
        <Card flush title={t($ => $.wizard.files.list)}>
          <ul className={classes.list}>
            {here.map(file => (
              <FileRow
                key={file.id}
                name={file.name}
                bytes={file.bytes}
                problem={file.whole ? null : t($ => $.wizard.files.notWhole)}
                remove={() => void api.imports.remove.call({ file: file.id }).then(take)}
              />
            ))}
            {uploads.map(upload => (
              <UploadRow key={upload.key} upload={upload} stop={() => stop(upload.key)} />
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  )
}

function UploadRow({ upload, stop }: { upload: Upload; stop: () => void }) {
  const problem = useUploadProblem()
  return (
    <FileRow
      name={upload.name}
      bytes={upload.bytes}
      sent={upload.error ? null : upload.sent}
      problem={upload.error ? problem(upload.error) : null}
      remove={stop}
    />
  )
}

interface FileRowProps {
  name: string
  bytes: number
  sent?: number | null
  problem: string | null
  remove: () => void
}

function FileRow({ name, bytes, sent = null, problem, remove }: FileRowProps) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  return (
    <li className={classes.file}>
      <IconFileSpreadsheet size={17} aria-hidden />
      <span className={classes.name}>
        {name}
        {problem === null ? null : (
          <span className={classes.problem} role="alert">
            {problem}
          </span>
        )}
      </span>
      {sent === null ? null : (
        <Progress
          className={classes.progress ?? ''}
          value={(100 * sent) / Math.max(1, bytes)}
          aria-label={t($ => $.wizard.files.coming, { name })}
        />
      )}
      <span className={classes.quiet}>{bytesText(bytes, language, words.kernel.bytes)}</span>
      <ActionButton small label={t($ => $.wizard.files.remove, { name })} onClick={remove}>
        {sent === null ? t($ => $.wizard.files.away) : t($ => $.frame.actions.cancel)}
      </ActionButton>
    </li>
  )
}
