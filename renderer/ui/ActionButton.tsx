import { Button, Tooltip } from '@mantine/core'
import { type ReactNode, type Ref, useId } from 'react'
import { ariaKeys, KeyHint } from './KeyHint.tsx'

interface ActionButtonProps {
  children: ReactNode
  onClick?: () => void
  /** One primary button a screen. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  /** The key that does the same, printed in the button. The screen registers it. */
  keys?: string | undefined
  icon?: ReactNode
  /** Why it cannot be done now: the button greys out and says so. */
  blocked?: string | null | undefined
  busy?: boolean
  type?: 'button' | 'submit'
  small?: boolean
  label?: string
  fullWidth?: boolean
  /** The dialog around it begins here. */
  first?: boolean
  ref?: Ref<HTMLButtonElement>
}

const inks = {
  primary: {},
  plain: {},
  quiet: { label: { color: 'var(--k-ink-2)' } },
  danger: { label: { color: 'var(--k-bad)' } },
}

/** A button that says its key, and why not where it cannot be pressed. It stays focusable so that the reason can be read. */
export function ActionButton(props: ActionButtonProps) {
  const { kind = 'plain', blocked, keys, icon, small = false, label, fullWidth = false } = props
  const reasonId = useId()
  const isBlocked = blocked !== null && blocked !== undefined && blocked !== ''
  const button = (
    <Button
      ref={props.ref}
      type={props.type ?? 'button'}
      variant={kind === 'primary' ? 'filled' : kind === 'quiet' ? 'subtle' : 'default'}
      color={kind === 'danger' ? 'hibiscus' : 'lagoon'}
      size={small ? 'compact-sm' : 'sm'}
      fullWidth={fullWidth}
      fw={kind === 'quiet' ? 500 : 600}
      leftSection={icon}
      rightSection={keys ? <KeyHint keys={keys} onAction={kind === 'primary' && !isBlocked} /> : undefined}
      loading={props.busy ?? false}
      data-disabled={isBlocked}
      aria-disabled={isBlocked || undefined}
      aria-describedby={isBlocked ? reasonId : undefined}
      aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
      aria-label={label}
      data-autofocus={props.first || undefined}
      styles={inks[kind]}
      onClick={event => {
        if (isBlocked) event.preventDefault()
        else props.onClick?.()
      }}
    >
      {props.children}
    </Button>
  )
  if (!isBlocked) return button
  return (
    <Tooltip label={blocked} events={{ hover: true, focus: true, touch: true }}>
      <span>
        {button}
        <span id={reasonId} hidden>
          {blocked}
        </span>
      </span>
    </Tooltip>
  )
}
