import { type ReactNode, useEffect, useState } from 'react'
import type { SignInAnswer } from '../../../shared/auth/contract.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { PasswordField } from '../../widgets/TextField.tsx'
import { useT } from '../../widgets/words.ts'
import classes from './FirstStart.module.css'
import { FormError } from './FormError.tsx'

interface AttemptProps {
  label: string
  submitLabel: string
  answer: SignInAnswer | undefined
  error: unknown
  busy: boolean
  /** Filled in already: in a sample company there is nothing to protect. */
  known?: string | undefined
  submit: (password: string) => void
  /** Arrows choose another person meanwhile. */
  step?: (by: number) => void
  /** Beside the button. */
  children?: ReactNode
}

/** A password, and the wait after wrong ones, counted down. */
export function Attempt({ label, submitLabel, answer, error, busy, known = '', submit, step, children }: AttemptProps) {
  const t = useT()
  const [password, setPassword] = useState(known)
  const wait = useCountdown(answer)
  const wrong = answer?.result === 'wrong' ? t($ => $.session.signIn.wrong) : ''
  const waiting = wait > 0 ? t($ => $.session.signIn.wait, { count: wait }) : ''
  return (
    <form
      className={classes.form}
      onSubmit={event => {
        event.preventDefault()
        if (wait > 0) return
        submit(password)
        setPassword(known)
      }}
    >
      <FormError error={error} />
      <PasswordField
        name="password"
        label={label}
        value={password}
        onChange={setPassword}
        problem={[wrong, waiting].filter(Boolean).join(' ') || undefined}
        autoComplete="current-password"
        maxLength={200}
        autoFocus
        onKeyDown={event => {
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (by === 0) return
          event.preventDefault()
          step?.(by)
        }}
      />
      <div className={classes.buttons}>
        {children}
        <ActionButton kind="primary" type="submit" keys="enter" busy={busy} blocked={waiting}>
          {submitLabel}
        </ActionButton>
      </div>
    </form>
  )
}

/** Whole seconds until the next attempt is taken. */
function useCountdown(answer: SignInAnswer | undefined): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const seconds = answer !== undefined && answer.result !== 'open' ? answer.waitSeconds : 0
    const until = Date.now() + seconds * 1000
    setLeft(seconds)
    if (seconds === 0) return
    const timer = window.setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      setLeft(rest)
      if (rest === 0) window.clearInterval(timer)
    }, 250)
    return () => window.clearInterval(timer)
  }, [answer])
  return left
}
