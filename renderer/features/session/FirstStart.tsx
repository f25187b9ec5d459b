import { useRef, useState } from 'react'
import { FullPage } from '../../ui/FullPage.tsx'
import { LanguageSwitch } from '../../widgets/LanguageSwitch.tsx'
import { useT } from '../../widgets/words.ts'
import { AloneForm } from './AloneForm.tsx'
import classes from './FirstStart.module.css'
import { JoinForm } from './JoinForm.tsx'

type Door = 'join' | 'alone'

/** Nobody is here yet: two doors. */
export function FirstStart() {
  const [door, setDoor] = useState<Door | null>(null)
  if (door === 'join') return <JoinForm back={() => setDoor(null)} />
  if (door === 'alone') return <AloneForm back={() => setDoor(null)} />
  return <TwoDoors choose={setDoor} />
}

function TwoDoors({ choose }: { choose: (door: Door) => void }) {
  const t = useT()
  const buttons = useRef<HTMLDivElement>(null)
  const step = (by: number): void => {
    const all = [...(buttons.current?.querySelectorAll('button') ?? [])]
    const at = all.findIndex(button => button.contains(document.activeElement))
    all[(at + by + all.length) % all.length]?.focus()
  }
  const doors = [
    { door: 'join', title: t($ => $.session.first.join), text: t($ => $.session.first.joinText) },
    { door: 'alone', title: t($ => $.session.first.alone), text: t($ => $.session.first.aloneText) },
  ] as const
  return (
    <FullPage title={t($ => $.session.first.title)} text={t($ => $.session.first.text)} corner={<LanguageSwitch />}>
      <div ref={buttons} className={classes.doors}>
        {doors.map(({ door, title, text }, at) => (
          <button
            key={door}
            ref={at === 0 ? focusOnce : undefined}
            type="button"
            className={classes.door}
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
      <p className={classes.hint}>{t($ => $.session.first.chooseHint)}</p>
    </FullPage>
  )
}

const focusOnce = (button: HTMLButtonElement | null): void => button?.focus()
