import classes from './KeyHint.module.css'

interface KeyHintProps {
  /** As it is registered: `n`, `?`, `ctrl+s`, `ctrl+enter`, `arrowup`. */
  keys: string
  /** On the ground of a filled button. */
  onAction?: boolean
}

/** A key, printed where it works. It is not read aloud: the control itself says its shortcut. */
export function KeyHint({ keys, onAction = false }: KeyHintProps) {
  return (
    <span className={classes.key} data-on-action={onAction || undefined} aria-hidden="true">
      {keyText(keys)}
    </span>
  )
}

const caps: Record<string, string> = {
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: '⇧',
  enter: '↵',
  escape: 'Esc',
  backspace: '⌫',
  delete: 'Del',
  tab: 'Tab',
  space: '␣',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
}

/** `ctrl+enter` → `Ctrl ↵` */
const keyText = (keys: string): string =>
  splitKeys(keys)
    .map((key, at) => caps[key] ?? (at > 0 || key.length > 1 ? key.toUpperCase() : key))
    .join(' ')

/** For `aria-keyshortcuts`: `ctrl+enter` → `Control+Enter` */
export const ariaKeys = (keys: string): string =>
  splitKeys(keys)
    .map(key => (key === 'ctrl' ? 'Control' : key.charAt(0).toUpperCase() + key.slice(1)))
    .join('+')

const splitKeys = (keys: string): string[] => (keys === '+' ? ['+'] : keys.toLowerCase().split('+'))
