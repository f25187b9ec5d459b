import { ActionButton } from '../../../ui/ActionButton.tsx'
import { KeyHint } from '../../../ui/KeyHint.tsx'
import { useT } from '../../../widgets/words.ts'
import classes from './EntryHints.module.css'
import { useEntry, useEntryStore } from './entryContext.ts'

/** The keys of the table; and the line taken away last, while it can be brought back. */
export function EntryHints() {
  const t = useT()
  const store = useEntryStore()
  const removed = useEntry(state => state.removed)
  const hints = [
    { keys: 'tab', text: t($ => $.orderEntry.keyHints.next) },
    { keys: 'enter', text: t($ => $.orderEntry.keyHints.newLine) },
    { keys: 'ctrl+backspace', text: t($ => $.orderEntry.keyHints.removeLine) },
    { keys: 'f7', text: t($ => $.orderEntry.keyHints.free) },
    { keys: 'ctrl+v', text: t($ => $.orderEntry.keyHints.paste) },
  ]
  return (
    <div className={classes.hints}>
      {removed === null ? (
        hints.map(hint => (
          <span key={hint.keys} className={classes.hint}>
            <KeyHint keys={hint.keys} /> {hint.text}
          </span>
        ))
      ) : (
        <span role="status" className={classes.hint}>
          {t($ => $.orderEntry.removed, { product: removed.line.product?.sku ?? removed.line.code })}
          <ActionButton small keys="ctrl+z" onClick={() => store.getState().bringBack()}>
            {t($ => $.orderEntry.bringBack)}
          </ActionButton>
        </span>
      )}
    </div>
  )
}
