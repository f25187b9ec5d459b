import { useState } from 'react'
import type { CarriedFile } from '../../../../shared/sync/file/contract.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { ConfirmDialog } from '../../../widgets/dialogs.tsx'
import { bytesText, InstantText } from '../../../widgets/texts.tsx'
import { useLanguage, useT, useWords } from '../../../widgets/words.ts'
import settings from '../Settings.module.css'
import table from './ComputersCard.module.css'
import classes from './FilesCard.module.css'

interface CarriedFilesProps {
  files: readonly CarriedFile[]
  /** Null while nothing can be done with them. */
  acts: { save: (file: CarriedFile) => void; letGo: (file: CarriedFile) => void } | null
}

/** Files of other computers that go to head office from here, how far each has come, and the answers to carry back. */
export function CarriedFiles({ files, acts }: CarriedFilesProps) {
  const [leaving, setLeaving] = useState<CarriedFile | null>(null)
  const t = useT()
  const words = useWords()
  const language = useLanguage()
  if (files.length === 0) return null
  return (
    <section className={classes.written} aria-labelledby="carried-files">
      <h3 id="carried-files" className={classes.others}>
        {t($ => $.files.others)}
      </h3>
      <table className={table.table} aria-labelledby="carried-files">
        <thead>
          <tr>
            <th scope="col">{t($ => $.files.computer)}</th>
            <th scope="col">{t($ => $.files.whereItIs)}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {files.map(file => {
            const computer = nameOf(file, t)
            return (
              <tr key={file.bundle}>
                <td>
                  {computer}
                  <div className={settings.quiet}>
                    <InstantText at={file.writtenAt} /> · {bytesText(file.size, language, words.kernel.bytes)}
                  </div>
                </td>
                <td>{whereItIs(file, t)}</td>
                <td className={classes.acts}>
                  {file.answer?.ready && acts ? (
                    <ActionButton
                      small
                      label={t($ => $.files.saveAnswerLabel, { computer })}
                      onClick={() => acts.save(file)}
                    >
                      {t($ => $.files.saveAnswer)}
                    </ActionButton>
                  ) : null}
                  {acts ? (
                    <ActionButton
                      small
                      kind="quiet"
                      label={t($ => $.files.letGoLabel, { computer })}
                      onClick={() => setLeaving(file)}
                    >
                      {t($ => $.files.letGo)}
                    </ActionButton>
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <ConfirmDialog
        opened={leaving !== null && acts !== null}
        close={() => setLeaving(null)}
        title={t($ => $.files.letGoLabel, { computer: leaving ? nameOf(leaving, t) : '' })}
        act={t($ => $.files.letGo)}
        danger
        confirm={() => {
          if (leaving) acts?.letGo(leaving)
          setLeaving(null)
        }}
      >
        <p>{leaving ? t($ => $.files.letGoText[leaving.state]) : null}</p>
      </ConfirmDialog>
    </section>
  )
}

const nameOf = ({ computer }: CarriedFile, t: ReturnType<typeof useT>): string =>
  computer ?? t($ => $.files.anotherComputer)

function whereItIs(
  { state, problem, size, atOffice, answer, here, parts }: CarriedFile,
  t: ReturnType<typeof useT>,
): string {
  switch (state) {
    case 'refused':
      return t($ => $.files.refused[problem ?? 'damaged'])
    case 'sending':
      return t($ => $.files.sending, { percent: Math.floor((100 * atOffice) / size) })
    case 'there':
      return t($ => $.files.partsWanted, { here: here.length, parts })
    case 'taken':
      if (answer === null) return t($ => $.files.answerGone)
      return answer.ready
        ? t($ => $.files.answerReady)
        : t($ => $.files.answerComing, { here: answer.here, parts: answer.parts })
  }
}
