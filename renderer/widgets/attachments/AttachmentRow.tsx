import type { Attachment } from '../../../shared/attachments/contract.ts'
import { isPicture } from '../../../shared/attachments/mediaType.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { bytesText, InstantText } from '../texts.tsx'
import { useLanguage, useT, useWords } from '../words.ts'
import classes from './Attachments.module.css'

interface RowProps {
  file: Attachment
  alone: boolean
  mayWrite: string | null
  open: () => void
  fetch: () => void
  remove: () => void
}

/** One file: what it is, whose, whether it is here and at head office, and what can be done with it. */
export function AttachmentRow({ file, alone, mayWrite, open, fetch, remove }: RowProps) {
  const t = useT()
  const language = useLanguage()
  const words = useWords()
  const here = file.here >= file.size
  return (
    <li className={classes.file}>
      {file.thumbnail === '' ? (
        <span className={classes.kind} aria-hidden="true">
          PDF
        </span>
      ) : (
        <img className={classes.small} src={`data:image/jpeg;base64,${file.thumbnail}`} alt="" />
      )}
      <div className={classes.about}>
        <p className={classes.name}>{file.name}</p>
        <p className={classes.quiet}>
          {bytesText(file.size, language, words.kernel.bytes)} · {file.addedBy} · <InstantText at={file.addedAt} />
        </p>
        <p className={classes.line}>
          {alone ? null : <State file={file} here={here} />}
          {here ? (
            <ActionButton small onClick={open} label={t($ => $.attachments.openNamed, { name: file.name })}>
              {isPicture(file.mediaType) ? t($ => $.attachments.open) : t($ => $.attachments.save)}
            </ActionButton>
          ) : file.wanted ? null : (
            <ActionButton small onClick={fetch} label={t($ => $.attachments.fetchNamed, { name: file.name })}>
              {t($ => $.attachments.fetch)}
            </ActionButton>
          )}
          <ActionButton
            small
            blocked={mayWrite}
            onClick={remove}
            label={t($ => $.attachments.removeNamed, { name: file.name })}
          >
            {t($ => $.attachments.remove)}
          </ActionButton>
        </p>
      </div>
    </li>
  )
}

function State({ file, here }: { file: Attachment; here: boolean }) {
  const t = useT()
  const percent = (part: number): number => Math.floor((part * 100) / file.size)
  if (!here)
    return file.wanted ? (
      <Tag tone="warn">{t($ => $.attachments.coming, { percent: percent(file.here) })}</Tag>
    ) : (
      <Tag>{t($ => $.attachments.notHere)}</Tag>
    )
  if (file.atOffice >= file.size) return <Tag tone="good">{t($ => $.attachments.atOffice)}</Tag>
  return <Tag tone="warn">{t($ => $.attachments.going, { percent: percent(file.atOffice) })}</Tag>
}
