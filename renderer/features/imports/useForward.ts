import { useEffect, useRef } from 'react'

/** What a step lets the frame around it do. */
export interface StepForward {
  /** What its button says. */
  readonly label: string
  readonly blocked: string | null
  readonly act: () => void
  readonly busy?: boolean
}

/** Tells the frame what the step's main button says and does, as long as the step is shown. */
export function useForward(
  tell: (forward: StepForward | null) => void,
  { label, blocked, act, busy = false }: StepForward,
): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    tell({ label, blocked, busy, act: () => latest.current() })
    return () => tell(null)
  }, [tell, label, blocked, busy])
}
