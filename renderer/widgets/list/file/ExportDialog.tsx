import { Modal, Progress, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { wholeNumber } from '../../../../shared/kernel/locale.ts'
import { type SheetFormat, sheetFormats } from '../../../../shared/lists/contract.ts'
import type { ListQuestion } from '../../../../shared/lists/list.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { Banner } from '../../../ui/Banner.tsx'
import { useErrorSentence } from '../../errorSentence.ts'
import { useKeys } from '../../keys.tsx'
import { useLanguage, useT } from '../../words.ts'
import classes from '../filter/Filter.module.css'
import { useExport } from './useExport.ts'

interface ExportDialogProps {
  question: ListQuestion
  columns: readonly string[]
  total: number
  close: () => void
}

/** The list as a file: in which form, how far it is, and that it is there. */
export function ExportDialog(props: ExportDialogProps) {
  const t = useT()
  return (
    <Modal
      opened
      onClose={props.close}
      title={t($ => $.lists.file.title)}
      size="34rem"
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      <Inside {...props} />
    </Modal>
  )
}

function Inside({ question, columns, total }: ExportDialogProps) {
  const t = useT()
  const language = useLanguage()
  const sentence = useErrorSentence()
  const [format, setFormat] = useState<SheetFormat>('xlsx')
  const { now, begin, stop } = useExport()
  const working = now.state === 'working'
  const save = (): void => {
    if (!working) void begin(question, columns, format)
  }
  useKeys([{ keys: 'ctrl+enter', label: t($ => $.lists.file.save), act: save, disabled: working }], 'over')
  return (
    <Stack gap="sm">
      <p style={{ margin: 0 }}>{t($ => $.lists.file.about, { count: total })}</p>
      <Radio.Group
        label={t($ => $.lists.file.format)}
        value={format}
        onChange={chosen => setFormat(sheetFormats.find(known => known === chosen) ?? 'xlsx')}
      >
        <Stack gap="xs" mt="xs">
          {sheetFormats.map(known => (
            <Radio
              key={known}
              value={known}
              disabled={working}
              label={t($ => $.lists.file.formats[known])}
              description={t($ => $.lists.file.hints[known])}
              data-autofocus={known === 'xlsx' || undefined}
            />
          ))}
        </Stack>
      </Radio.Group>
      <div role="status">
        {working ? (
          <Stack gap={4}>
            <Progress
              value={now.total === 0 ? 0 : (now.done * 100) / now.total}
              aria-label={t($ => $.lists.file.title)}
            />
            <span>
              {t($ => $.lists.file.working, {
                done: wholeNumber(now.done, language),
                total: wholeNumber(now.total, language),
              })}
            </span>
          </Stack>
        ) : null}
        {now.state === 'saved' ? (
          <Banner tone="good">{t($ => $.lists.file.saved, { count: now.rows, name: now.name })}</Banner>
        ) : null}
        {now.state === 'stopped' ? <Banner tone="know">{t($ => $.lists.file.stopped)}</Banner> : null}
        {now.state === 'failed' ? <Banner tone="bad">{sentence(now.error)}</Banner> : null}
      </div>
      <div className={classes.foot}>
        {working ? (
          <ActionButton onClick={stop}>{t($ => $.lists.file.stop)}</ActionButton>
        ) : (
          <ActionButton kind="primary" keys="ctrl+enter" onClick={save}>
            {t($ => $.lists.file.save)}
          </ActionButton>
        )}
      </div>
    </Stack>
  )
}
