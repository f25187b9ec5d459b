import { Modal } from '@mantine/core'
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { useKeys } from '../../widgets/keys.tsx'
import type { Screen } from '../../widgets/screen.ts'
import { useT, useWords } from '../../widgets/words.ts'
import classes from './Search.module.css'
import { type Result, useResults } from './useResults.ts'

/** One field over everything: screens, things to do, customers, orders, products. */
export function Palette({ screens, close }: { screens: readonly Screen[]; close: () => void }) {
  const t = useT()
  const words = useWords()
  const listId = useId()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const [hurried, setHurried] = useState(false)
  const { results, waiting } = useResults(text.trim(), screens)
  const at = Math.min(chosen, Math.max(0, results.length - 1))
  useKeys([], 'over')
  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [listId, at])

  const go = (result: Result): void => {
    close()
    void navigate(result.path)
  }
  // Enter may come before the answer: it is meant for what was typed, not for what stood there before.
  const goWhenKnown = useEffectEvent((): void => {
    const result = results[at]
    if (!hurried || (waiting && !result?.own)) return
    setHurried(false)
    if (result) go(result)
  })
  useEffect(() => goWhenKnown())
  const press = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0 && results.length > 0) setChosen((at + by + results.length) % results.length)
    if (event.key === 'Enter') setHurried(true)
    if (by !== 0 || event.key === 'Enter') event.preventDefault()
  }
  return (
    <Modal.Root opened onClose={close} yOffset="6rem" size="34rem" lockScroll={false} transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label={t($ => $.frame.search.label)} radius="lg">
        <input
          type="text"
          role="combobox"
          className={classes.field}
          data-autofocus
          ref={focusOnce}
          aria-label={t($ => $.frame.search.label)}
          aria-expanded={results.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={results.length > 0 ? `${listId}-${at}` : undefined}
          placeholder={t($ => $.frame.search.placeholder)}
          maxLength={80}
          value={text}
          onChange={event => {
            setText(event.currentTarget.value)
            setChosen(0)
            setHurried(false)
          }}
          onKeyDown={press}
        />
        <Results id={listId} results={results} chosen={at} go={go} label={t($ => $.frame.search.label)} />
        <p className={classes.hint} role="status">
          {results.length > 0
            ? t($ => $.frame.search.found, { count: results.length })
            : waiting
              ? words.frame.search.waiting
              : text.trim() === ''
                ? words.frame.search.hint
                : t($ => $.frame.search.nothing, { text: text.trim() })}
        </p>
      </Modal.Content>
    </Modal.Root>
  )
}

/** At once, before the next key: what is typed right behind Ctrl K belongs here. */
const focusOnce = (field: HTMLInputElement | null): void => field?.focus()

interface ResultsProps {
  id: string
  label: string
  results: readonly Result[]
  chosen: number
  go: (result: Result) => void
}

function Results({ id, label, results, chosen, go }: ResultsProps) {
  const words = useWords()
  return (
    <div id={id} {...list(label)} className={classes.results}>
      {results.map((result, at) => (
        <div key={result.key}>
          {result.group === results[at - 1]?.group ? null : (
            <div className={classes.group} aria-hidden="true">
              {words.frame.search[result.group]}
            </div>
          )}
          <div
            id={`${id}-${at}`}
            {...option(at === chosen)}
            className={classes.found}
            onPointerDown={event => {
              event.preventDefault()
              go(result)
            }}
          >
            <span>{result.title}</span>
            <span className={classes.detail}>{result.detail}</span>
          </div>
        </div>
      ))}
    </div>
  )
}

/** The field keeps the focus and says which one is chosen; the options themselves are not stops for Tab. */
const list = (label: string) => ({ role: 'listbox', 'aria-label': label })
const option = (chosen: boolean) => ({ role: 'option', 'aria-selected': chosen })
