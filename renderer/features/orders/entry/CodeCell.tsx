import { useId, useState } from 'react'
import { useLanguage, useT } from '../../../widgets/words.ts'
import { CellInput } from './CellInput.tsx'
import type { EntryLine, EntryProduct } from './entry.ts'
import { useEntryStore } from './entryContext.ts'
import classes from './LineTable.module.css'
import { useSuggestions } from './useProducts.ts'

interface CodeCellProps {
  line: EntryLine
  label: string
  problemId: string | undefined
  /** Looks up what was typed while the keyboard is already elsewhere. */
  onUnresolved: (line: EntryLine, exactly?: boolean) => void
}

/** Code or name; what it may mean stands beside it. Enter and Tab take the first, ↓ and ↑ another. */
export function CodeCell({ line, label, problemId, onUnresolved }: CodeCellProps) {
  const t = useT()
  const language = useLanguage()
  const store = useEntryStore()
  const listId = useId()
  const [focused, setFocused] = useState(false)
  const [chosen, setChosen] = useState(0)
  const looking = focused && line.product === null && line.code.trim() !== ''
  const { products, current } = useSuggestions(line.code, looking)
  const at = Math.min(chosen, Math.max(0, products.length - 1))
  const shown = products.slice(at, at + 4)

  const take = (product: EntryProduct): void =>
    store.getState().changeLine(line.key, { product, code: product.sku, priceUnits: product.caseUnits })
  const takeOrLookUp = (): void => {
    const product = products[at]
    if (product && current) take(product)
    else onUnresolved(line)
  }
  const pressed = (key: string): boolean => {
    if (!looking) return false
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      setChosen(Math.max(0, Math.min(at + (key === 'ArrowDown' ? 1 : -1), products.length - 1)))
      return true
    }
    if (key === 'Enter' || key === 'Tab') takeOrLookUp()
    return false
  }

  const input = (
    <CellInput
      lineKey={line.key}
      column="code"
      label={label}
      value={line.code}
      strong={line.product !== null}
      problemId={problemId}
      onChange={code => {
        setChosen(0)
        store.getState().changeLine(line.key, { code, product: null })
      }}
      onKey={pressed}
      onFocused={() => setFocused(true)}
      onLeft={() => {
        setFocused(false)
        if (looking && store.getState().entry.lines.some(each => each.key === line.key && each.product === null))
          onUnresolved(line, true)
      }}
      combobox={{ listId, activeId: looking && shown.length > 0 ? `${listId}-0` : undefined, open: looking }}
    />
  )
  return (
    <div className={looking ? classes.combo : undefined}>
      {input}
      <div
        id={listId}
        role="listbox"
        tabIndex={-1}
        aria-label={t($ => $.orderEntry.suggestions)}
        className={classes.options}
      >
        {looking &&
          shown.map((product, index) => (
            <div
              key={product.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === 0}
              className={classes.option}
              onMouseDown={event => {
                event.preventDefault()
                take(product)
                store.getState().want({ key: line.key, column: 'quantity' })
              }}
            >
              {product.sku} {shortName(product.names[language])}
            </div>
          ))}
      </div>
      {looking && current && products.length === 0 && (
        <span className={classes.quiet}>{t($ => $.orderEntry.nothingFits, { text: line.code })}</span>
      )}
    </div>
  )
}

/** Up to the size, which the code tells: `Ji sitwon, kès 12 × 1 l` → `Ji sitwon`. */
const shortName = (name = ''): string => name.split(/[,(]/)[0]?.trim() ?? name
