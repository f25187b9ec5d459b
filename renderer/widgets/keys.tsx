import { createContext, type ReactNode, useContext, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand'

/** A key that does something here. `keys` as in KeyHint: `n`, `ctrl+s`, `arrowdown`, `?`. */
export interface KeyAct {
  readonly keys: string
  /** What it does, for the help. */
  readonly label: string
  readonly act: () => void
  /** A key with a reason not to act now is listed and does nothing. */
  readonly disabled?: boolean
}

export interface KeyGroup {
  readonly id: string
  /** everywhere: of the frame. here: of this screen. over: of a dialog, which silences the rest. */
  readonly layer: KeyLayer
  /** Changes when a key, a label or a reason does. */
  readonly signature: string
  readonly acts: readonly KeyAct[]
}

type KeyLayer = 'everywhere' | 'here' | 'over'

interface Keys {
  readonly groups: readonly KeyGroup[]
}

const KeysContext = createContext<StoreApi<Keys> | null>(null)

/** Listens for every registered key. Single letters are left alone while somebody types. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => createStore<Keys>(() => ({ groups: [] })))
  useEffect(() => {
    // A dialog that closes on the way down still silenced the rest when the key was pressed.
    let standing: readonly KeyGroup[] = []
    let listOpen = false
    const note = (event: KeyboardEvent): void => {
      standing = store.getState().groups
      listOpen = isListOpen(event.target)
      if (!opensByEnter(event)) return
      press(event)
      if (event.defaultPrevented) event.stopImmediatePropagation()
    }
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      if (listOpen && event.key === 'Escape') return
      const act = actFor(standing, event)
      if (!act) return
      event.preventDefault()
      if (!act.disabled) act.act()
    }
    window.addEventListener('keydown', note, { capture: true })
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener('keydown', note, { capture: true })
      window.removeEventListener('keydown', press)
    }
  }, [store])
  return <KeysContext value={store}>{children}</KeysContext>
}

/** Registers this screen's keys while it is shown; they stand in its help by their labels. */
export function useKeys(acts: readonly KeyAct[], layer: KeyLayer = 'here'): void {
  const store = useKeyStore()
  const id = useId()
  const latest = useRef(acts)
  useLayoutEffect(() => {
    latest.current = acts
  })
  const signature = JSON.stringify(acts.map(act => [act.keys, act.label, act.disabled ?? false]))
  // Before it is painted: a key that can be read on a button is heard.
  useLayoutEffect(() => {
    const standing = latest.current.map((act, at) => ({ ...act, act: () => latest.current[at]?.act() }))
    const group: KeyGroup = { id, layer, signature, acts: standing }
    store.setState(({ groups }) => ({ groups: [...groups.filter(other => other.id !== id), group] }))
    return () => store.setState(({ groups }) => ({ groups: groups.filter(other => other.id !== id) }))
  }, [store, id, layer, signature])
}

export const useKeyGroups = (): readonly KeyGroup[] => useStore(useKeyStore(), keys => keys.groups)

function useKeyStore(): StoreApi<Keys> {
  const store = useContext(KeysContext)
  if (!store) throw new Error('no key registry above this component')
  return store
}

/** The newest registration wins; a dialog's keys silence those beneath it. */
function actFor(groups: readonly KeyGroup[], event: KeyboardEvent): KeyAct | undefined {
  const pressed = nameOf(event)
  if (isTyping(event.target) && !firesWhileTyping.test(pressed)) return undefined
  if (isPressable(event.target) && (pressed === 'enter' || pressed === 'space')) return undefined
  const over = groups.filter(group => group.layer === 'over')
  const here = over.length > 0 ? over : groups
  // In a field Ctrl Z takes back the typing, unless the screen itself says what it takes back.
  const heard =
    isTyping(event.target) && undoesTyping.test(pressed) ? here.filter(group => group.layer !== 'everywhere') : here
  return heard
    .toReversed()
    .flatMap(group => group.acts)
    .find(act => act.keys.toLowerCase() === pressed)
}

/** `ctrl+enter`, `n`, `?`; the Mac's command key counts as Ctrl. Shift is named only beside keys that print nothing. */
function nameOf(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  const parts = [event.ctrlKey || event.metaKey ? 'ctrl' : '', event.altKey ? 'alt' : '']
  if (event.shiftKey && key.length > 1) parts.push('shift')
  return [...parts.filter(Boolean), key].join('+')
}

const undoesTyping = /^ctrl\+(shift\+)?[zy]$/
const firesWhileTyping = /^(ctrl|alt)\+|^f\d+$|^escape$/

/** Enter and Space on a button belong to the button. */
const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('button, a[href], summary, [role=button], [role^=menuitem], [role=option]')

/** Escape closes an open list of choices or a menu, and nothing beneath it. */
const isListOpen = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.dataset.expanded === 'true' || target.closest('[role=menu]') !== null)

/** A closed list of choices would open at Enter, even at the Ctrl Enter that ends the form around it. */
const opensByEnter = (event: KeyboardEvent): boolean =>
  nameOf(event) === 'ctrl+enter' &&
  event.target instanceof HTMLElement &&
  event.target.matches('input[readonly][aria-haspopup=listbox]:not([data-expanded])')

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select'))
