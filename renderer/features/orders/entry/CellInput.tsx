import { type ReactNode, useEffect, useRef } from 'react'
import type { EntryColumn } from './entry.ts'
import { useEntry, useEntryStore } from './entryContext.ts'
import classes from './LineTable.module.css'

interface CellInputProps {
  lineKey: number
  column: EntryColumn
  /** Spoken: the column and the line's number. */
  label: string
  value: string
  placeholder?: string
  /** The placeholder is what counts until something is typed. */
  standing?: boolean
  strong?: boolean
  right?: boolean
  /** The id of the sentence that says what is wrong here. */
  problemId?: string | undefined
  onChange: (value: string) => void
  /** Keys that mean something else here; true where it was taken. */
  onKey?: (key: string) => boolean
  onFocused?: () => void
  onLeft?: () => void
  combobox?: { listId: string; activeId: string | undefined; open: boolean }
}

/** A plain field in the table. Enter goes on, arrows change the row; the text is selected when the keyboard arrives. */
export function CellInput(props: CellInputProps): ReactNode {
  const { lineKey, column } = props
  const ref = useRef<HTMLInputElement>(null)
  const store = useEntryStore()
  const wanted = useEntry(state => state.wanted?.key === lineKey && state.wanted.column === column)

  useEffect(() => {
    if (!wanted) return
    ref.current?.focus()
    store.getState().want(null)
  }, [wanted, store])

  const press = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return
    const taken = (props.onKey?.(event.key) ?? false) || moved(event)
    if (taken) event.preventDefault()
  }
  const moved = (event: React.KeyboardEvent): boolean => {
    const move =
      event.key === 'Enter' ? 'next' : event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null
    if (move === null || event.shiftKey) return false
    store.getState().move({ key: lineKey, column }, move)
    return true
  }

  const { combobox } = props
  return (
    <input
      ref={ref}
      className={classes.input}
      type="text"
      autoComplete="off"
      spellCheck={false}
      data-standing={props.standing || undefined}
      data-right={props.right || undefined}
      data-strong={props.strong || undefined}
      aria-label={props.label}
      aria-invalid={props.problemId === undefined ? undefined : true}
      aria-describedby={props.problemId}
      value={props.value}
      placeholder={props.placeholder}
      onChange={event => props.onChange(event.currentTarget.value)}
      onKeyDown={press}
      onFocus={event => {
        event.currentTarget.select()
        props.onFocused?.()
      }}
      onBlur={props.onLeft}
      {...(combobox && {
        role: 'combobox',
        'aria-autocomplete': 'list',
        'aria-expanded': combobox.open,
        'aria-controls': combobox.listId,
        'aria-activedescendant': combobox.activeId,
      })}
    />
  )
}
