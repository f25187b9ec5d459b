import { useRef } from 'react'
import classes from './FirstStart.module.css'

interface DoorListProps<D extends string> {
  doors: readonly { door: D; title: string; text: string }[]
  choose: (door: D) => void
  busy?: boolean
}

/** Doors one above the other: arrows go from one to the next, Enter opens. */
export function DoorList<D extends string>({ doors, choose, busy = false }: DoorListProps<D>) {
  const buttons = useRef<HTMLDivElement>(null)
  const step = (by: number): void => {
    const all = [...(buttons.current?.querySelectorAll('button') ?? [])]
    const at = all.findIndex(button => button.contains(document.activeElement))
    all[(at + by + all.length) % all.length]?.focus()
  }
  return (
    <div ref={buttons} className={classes.doors}>
      {doors.map(({ door, title, text }, at) => (
        <button
          key={door}
          ref={at === 0 ? focusOnce : undefined}
          type="button"
          className={classes.door}
          disabled={busy}
          onClick={() => choose(door)}
          onKeyDown={event => {
            if (event.key === 'ArrowDown') step(1)
            if (event.key === 'ArrowUp') step(-1)
          }}
        >
          <span className={classes.title}>{title}</span>
          <span className={classes.text}>{text}</span>
        </button>
      ))}
    </div>
  )
}

const focusOnce = (button: HTMLButtonElement | null): void => button?.focus()
