import { useRef, useState } from 'react'
import { useT } from '../../../widgets/words.ts'
import classes from './CheckGrid.module.css'

interface CellEditorProps {
  /** The column's heading. */
  label: string
  initial: string
  keep: (text: string, everywhere: boolean) => void
  leave: () => void
}

/** What is typed into one place: Enter keeps it, Alt Enter keeps it wherever the same stood, Escape leaves it as it was. */
export function CellEditor({ label, initial, keep, leave }: CellEditorProps) {
  const t = useT()
  const [text, setText] = useState(initial)
  const ended = useRef(false)
  const end = (how: () => void): void => {
    if (ended.current) return
    // First: keeping takes the focus away, and the field would keep once more as it loses it.
    ended.current = true
    how()
  }
  return (
    <input
      ref={takeFocus}
      className={classes.editor}
      aria-label={t($ => $.wizard.check.typeInto, { column: label })}
      value={text}
      maxLength={4000}
      onChange={event => setText(event.currentTarget.value)}
      onBlur={() => end(() => keep(text, false))}
      onKeyDown={event => {
        if (event.key === 'Enter' && !event.ctrlKey) end(() => keep(text, event.altKey))
        else if (event.key === 'Tab') end(() => keep(text, false))
        else if (event.key === 'Escape') end(leave)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}

function takeFocus(field: HTMLInputElement | null): void {
  field?.focus()
}
