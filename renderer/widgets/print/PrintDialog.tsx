import { Box, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Language, languages } from '../../../shared/kernel/locale.ts'
import type { PaperChoice, PaperFile } from '../../../shared/print/contract.ts'
import { type PaperSize, paperSizes } from '../../../shared/print/size.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Banner } from '../../ui/Banner.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { useErrorSentence } from '../errorSentence.ts'
import { useKeys } from '../keys.tsx'
import { useT, useWords } from '../words.ts'
import { bytesOf, type Pdf } from './openPdf.ts'
import { PdfPreview } from './PdfPreview.tsx'
import classes from './PrintDialog.module.css'
import { saveFile } from './saveFile.ts'
import { sendToPrinter } from './sendToPrinter.ts'
import { type Paper, usePaper } from './usePaper.ts'

interface PrintDialogProps<File extends PaperFile> {
  title: string
  make: (choice: PaperChoice, signal: AbortSignal) => Promise<File>
  /** What else the document depends on: it is made anew when this changes. */
  about: readonly unknown[]
  /** Null: the language of whoever the document is for. */
  language?: Language | null
  close: () => void
  /** It was handed to the printer, or saved. */
  done?: (file: File, way: 'print' | 'save', size: PaperSize) => void
  /** What must not be overlooked: that it is a copy. */
  notice?: (file: File) => string | null
  /** More to choose from. */
  children?: ReactNode
}

/** Something on paper before it is printed: how it will look, on which paper, in which language; then the printer, or a file. */
export function PrintDialog<File extends PaperFile>(props: PrintDialogProps<File>) {
  const t = useT()
  return (
    <Modal
      opened
      onClose={props.close}
      title={props.title}
      size="64rem"
      padding="lg"
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      <Inside {...props} />
    </Modal>
  )
}

function Inside<File extends PaperFile>({
  make,
  about,
  language = null,
  done,
  notice,
  children,
}: PrintDialogProps<File>) {
  const t = useT()
  const sentence = useErrorSentence()
  const paper = usePaper(make, about, language)
  const { file } = paper
  const out = useWaysOut(paper, done)
  const said = file && notice ? notice(file) : null
  const failed = paper.error ? sentence(paper.error) : null
  return (
    <div className={classes.dialog}>
      <Box
        component="section"
        className={classes.preview}
        aria-label={t($ => $.print.preview)}
        aria-busy={paper.making}
        tabIndex={0}
      >
        <Preview paper={paper} />
      </Box>
      <div className={classes.side}>
        <Choices paper={paper} />
        {children}
        <p className={classes.pages} role="status">
          {file ? t($ => $.print.pages, { count: file.pages }) : ''}
        </p>
        {said === null ? null : <Banner tone="warn">{said}</Banner>}
        {out.said === null ? null : <Banner tone={out.said.bad ? 'bad' : 'good'}>{out.said.text}</Banner>}
        <ActionButton
          kind="primary"
          keys="ctrl+p"
          first
          fullWidth
          busy={out.busy}
          blocked={failed ?? (paper.unseen ? t($ => $.print.notShown) : null)}
          onClick={out.print}
        >
          {t($ => $.print.print)}
        </ActionButton>
        <ActionButton keys="ctrl+s" fullWidth blocked={failed} onClick={out.save}>
          {t($ => $.print.save)}
        </ActionButton>
      </div>
    </div>
  )
}

function Preview<File extends PaperFile>({ paper }: { paper: Paper<File> }) {
  const t = useT()
  const sentence = useErrorSentence()
  if (paper.error)
    return (
      <Banner tone="bad" urgent>
        {sentence(paper.error)}
      </Banner>
    )
  if (paper.unseen) return <Banner tone="warn">{t($ => $.print.notShown)}</Banner>
  if (!paper.pdf || paper.making) return <p className={classes.making}>{t($ => $.print.making)}</p>
  return (
    <div className={paper.size === 'receipt' ? classes.roll : classes.sheets}>
      <PdfPreview pdf={paper.pdf} />
    </div>
  )
}

function Choices<File extends PaperFile>({ paper }: { paper: Paper<File> }) {
  const t = useT()
  const words = useWords()
  return (
    <>
      <div>
        <p className={classes.label}>{t($ => $.print.paper)}</p>
        <Segments
          label={t($ => $.print.paper)}
          value={paper.size ?? 'a4'}
          choices={paperSizes.map(value => ({ value, text: words.print.size[value] }))}
          onChange={paper.chooseSize}
        />
      </div>
      <div>
        <p className={classes.label}>{t($ => $.print.language)}</p>
        <Segments
          label={t($ => $.print.language)}
          value={paper.language ?? 'ht'}
          choices={languages.map(value => ({ value, text: words.kernel.language[value] }))}
          onChange={paper.chooseLanguage}
        />
      </div>
    </>
  )
}

/** To the printer and to a file, with their keys, and what became of it. */
function useWaysOut<File extends PaperFile>(paper: Paper<File>, done: PrintDialogProps<File>['done']) {
  const t = useT()
  const [busy, setBusy] = useState(false)
  const [said, say] = useState<{ of: File; text: string; bad: boolean } | null>(null)
  const { file, pdf } = paper
  const size = paper.size ?? 'a4'
  const send = async (whole: File, pages: Pdf): Promise<void> => {
    try {
      await sendToPrinter(pages)
      say({ of: whole, text: t($ => $.print.sent), bad: false })
      done?.(whole, 'print', size)
    } catch {
      say({ of: whole, text: t($ => $.print.noPrinter), bad: true })
    } finally {
      setBusy(false)
    }
  }
  const print = (): void => {
    if (!file || !pdf || busy) return
    setBusy(true)
    void send(file, pdf)
  }
  const save = (): void => {
    if (!file) return
    saveFile(file.name, bytesOf(file.pdf), 'application/pdf')
    say({ of: file, text: t($ => $.print.saved, { name: file.name }), bad: false })
    done?.(file, 'save', size)
  }
  const next = <T,>(all: readonly T[], present: T | null): T | undefined =>
    all[(present === null ? 0 : all.indexOf(present) + 1) % all.length]
  useKeys(
    [
      { keys: 'ctrl+p', label: t($ => $.print.print), act: print, disabled: pdf === null },
      { keys: 'ctrl+s', label: t($ => $.print.save), act: save, disabled: file === null },
      {
        keys: 'f',
        label: t($ => $.print.nextSize),
        act: () => paper.chooseSize(next(paperSizes, paper.size) ?? 'a4'),
      },
      {
        keys: 'l',
        label: t($ => $.print.nextLanguage),
        act: () => paper.chooseLanguage(next(languages, paper.language) ?? 'ht'),
      },
    ],
    'over',
  )
  return { print, save, busy, said: said !== null && said.of === file ? said : null }
}
