import type { WrittenFile } from '../../../../shared/sync/file/contract.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { useDepot } from '../../../widgets/depot.tsx'
import { bytesText, InstantText, instantText } from '../../../widgets/texts.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import settings from '../Settings.module.css'
import table from './ComputersCard.module.css'
import classes from './FilesCard.module.css'

interface WrittenFilesProps {
  files: readonly WrittenFile[]
  /** Null while it cannot be done. */
  save: ((file: WrittenFile) => void) | null
}

/** Which files were written when, and whether their answer came back. */
export function WrittenFiles({ files, save }: WrittenFilesProps) {
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  const { timeZone } = useDepot()
  if (files.length === 0) return <p className={settings.quiet}>{t($ => $.files.none)}</p>
  return (
    <section className={classes.written} aria-label={t($ => $.files.files)} tabIndex={-1}>
      <table className={table.table} aria-label={t($ => $.files.files)}>
        <thead>
          <tr>
            <th scope="col">{t($ => $.files.written)}</th>
            <th scope="col">{t($ => $.files.changes)}</th>
            <th scope="col">{t($ => $.files.size)}</th>
            <th scope="col">{t($ => $.files.answer)}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {files.map(file => (
            <tr key={file.bundle}>
              <td>
                <InstantText at={file.at} />
              </td>
              <td>{file.transactions}</td>
              <td>{bytesText(file.bytes, language, words.kernel.bytes)}</td>
              <td>
                {file.answeredAt === null
                  ? t($ => $.files.notAnswered)
                  : t($ => $.files.answered, { time: instantText(file.answeredAt, timeZone, language) })}
              </td>
              <td>
                {file.here && save ? (
                  <ActionButton
                    small
                    kind="quiet"
                    label={t($ => $.files.againLabel, { time: instantText(file.at, timeZone, language) })}
                    onClick={() => save(file)}
                  >
                    {t($ => $.files.again)}
                  </ActionButton>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
