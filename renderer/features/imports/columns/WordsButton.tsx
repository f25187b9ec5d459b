import { Modal, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Source } from '../../../../shared/import/mapping.ts'
import type { Target } from '../../../../shared/import/target.ts'
import { ActionButton } from '../../../ui/ActionButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useErrorSentence } from '../../../widgets/errorSentence.ts'
import { useKeys } from '../../../widgets/keys.tsx'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from './Columns.module.css'
import type { TableOf } from './headings.ts'
import { useChoiceName } from './useChoiceName.ts'

interface WordsButtonProps {
  target: Target
  source: Source
  name: string
  table: TableOf
  change: (source: Source) => void
}

/** What each word of a column means: `Boutik` is a kiosk. */
export function WordsButton(props: WordsButtonProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const said = Object.keys(props.source.values ?? {}).length
  const text = `${t($ => $.wizard.columns.words)}${said > 0 ? ` ${said}` : ''}`
  return (
    <>
      <ActionButton
        small
        label={`${text} ${t($ => $.wizard.columns.wordsTitle, { field: props.name })}`}
        onClick={() => setOpen(true)}
      >
        {text}
      </ActionButton>
      {open ? <WordsDialog {...props} close={() => setOpen(false)} /> : null}
    </>
  )
}

function WordsDialog({ target, source, name, table, change, close }: WordsButtonProps & { close: () => void }) {
  const t = useT()
  const { wizard } = useWords()
  const api = useApi()
  const sentence = useErrorSentence('imports')
  const nameOf = useChoiceName()
  const [values, setValues] = useState<Readonly<Record<string, string>>>(source.values ?? {})
  const { data, error } = useQuery(api.imports.words.queryOptions({ input: { ...table, field: target.field } }))
  const choices = target.type === 'yes-no' ? ['yes', 'no'] : (target.choices ?? [])
  const keep = (): void => {
    const { values: _before, ...rest } = source
    change(Object.keys(values).length > 0 ? { ...rest, values: { ...values } } : rest)
    close()
  }
  useKeys([{ keys: 'ctrl+enter', label: t($ => $.frame.actions.save), act: keep }], 'over')
  const say = (word: string, meaning: string): void => {
    const { [word]: _before, ...others } = values
    setValues(meaning === '' ? others : { ...others, [word]: meaning })
  }
  return (
    <Modal
      opened
      onClose={close}
      title={t($ => $.wizard.columns.wordsTitle, { field: name })}
      closeButtonProps={{ 'aria-label': t($ => $.frame.actions.close) }}
    >
      <p className={classes.quiet}>{wizard.columns.wordsUnder}</p>
      {error ? <EmptyState title={sentence(error)} /> : null}
      <ul className={classes.words}>
        {data?.words
          .filter(({ text }) => text !== '')
          .map(({ text, count, meaning }) => (
            <li key={text} className={classes.word}>
              <span>
                “{text}” <span className={classes.quiet}>{t($ => $.wizard.columns.wordCount, { count })}</span>
              </span>
              <NativeSelect
                aria-label={t($ => $.wizard.columns.wordOf, { word: text })}
                value={values[text] ?? ''}
                data={[
                  { value: '', label: meaning === null ? wizard.columns.wordUnknown : nameOf(target, meaning) },
                  ...choices
                    .filter(choice => choice !== meaning)
                    .map(choice => ({ value: choice, label: nameOf(target, choice) })),
                ]}
                onChange={event => say(text, event.currentTarget.value)}
              />
            </li>
          ))}
      </ul>
      <div className={classes.acts}>
        <ActionButton onClick={close}>{t($ => $.frame.actions.cancel)}</ActionButton>
        <ActionButton kind="primary" keys="ctrl+enter" onClick={keep}>
          {t($ => $.frame.actions.save)}
        </ActionButton>
      </div>
    </Modal>
  )
}
