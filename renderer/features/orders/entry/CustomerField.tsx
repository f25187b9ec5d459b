import { TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import type { CustomerRow } from '../../../../shared/customers/contract.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useApi } from '../../../widgets/api.ts'
import { useT, useWords } from '../../../widgets/words.ts'
import classes from './CustomerField.module.css'
import { customerLabel } from './entry.ts'
import { useEntry, useEntryStore } from './entryContext.ts'

interface CustomerFieldProps {
  error?: string | undefined
  /** Of a confirmed order: it stays as it is. */
  locked: boolean
  /** Enter was pressed: on to the lines. */
  onDone: () => void
  /** A look-up that goes on after the keyboard has left. */
  onPending: (work: Promise<unknown>) => void
}

/** The customer by any fragment of name, phone or number. Enter and Tab take the first, ↓ and ↑ another. */
export function CustomerField({ error, locked, onDone, onPending }: CustomerFieldProps) {
  const t = useT()
  const words = useWords()
  const api = useApi()
  const client = useQueryClient()
  const store = useEntryStore()
  const listId = useId()
  const text = useEntry(state => state.entry.customerText)
  const customer = useEntry(state => state.entry.customer)
  const [focused, setFocused] = useState(false)
  const [chosen, setChosen] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (store.getState().entry.customer === null) field.current?.focus()
  }, [store])
  const asked = text.trim()
  const looking = focused && customer === null && asked !== ''
  const { data, isPlaceholderData } = useQuery({
    ...api.customers.suggest.queryOptions({ input: { text: asked } }),
    enabled: looking,
    placeholderData: previous => previous,
  })
  const found = looking ? (data ?? []) : []
  const at = Math.min(chosen, Math.max(0, found.length - 1))

  const take = (row: CustomerRow): void => {
    const { id, code, name, city } = row
    store.getState().change({ customer: { id, code, name, city }, customerText: customerLabel(row) })
  }
  const lookUp = async (): Promise<void> => {
    const [first] = await client.fetchQuery(api.customers.suggest.queryOptions({ input: { text: asked } }))
    const { entry } = store.getState()
    if (first && entry.customer === null && entry.customerText.trim() === asked) take(first)
  }
  const takeOrLookUp = (): void => {
    const row = found[at]
    if (row && !isPlaceholderData) take(row)
    else onPending(lookUp())
  }
  const press = (event: React.KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return
    if (looking && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      setChosen(Math.max(0, Math.min(at + (event.key === 'ArrowDown' ? 1 : -1), found.length - 1)))
    }
    if (looking && (event.key === 'Enter' || event.key === 'Tab')) takeOrLookUp()
    if (event.key === 'Enter') {
      event.preventDefault()
      if (asked !== '') onDone()
    }
  }

  return (
    <div className={classes.field}>
      <TextInput
        label={t($ => $.orderEntry.customer)}
        placeholder={t($ => $.orderEntry.customerHint)}
        value={text}
        disabled={locked}
        error={error}
        autoComplete="off"
        spellCheck={false}
        ref={field}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={looking}
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? `${listId}-${at}` : undefined}
        styles={{ input: { fontWeight: customer === null ? 400 : 600 } }}
        onChange={event => {
          setChosen(0)
          store.getState().change({ customerText: event.currentTarget.value, customer: null })
        }}
        onKeyDown={press}
        onFocus={event => {
          setFocused(true)
          event.currentTarget.select()
        }}
        onBlur={() => setFocused(false)}
      />
      <div
        id={listId}
        role="listbox"
        tabIndex={-1}
        aria-label={t($ => $.orderEntry.customer)}
        className={classes.list}
        hidden={!looking}
      >
        {found.map((row, index) => (
          <div
            key={row.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={classes.option}
            onMouseDown={event => {
              event.preventDefault()
              take(row)
              onDone()
            }}
          >
            <span className={classes.name}>{row.name}</span>
            <span className={classes.detail}>{[row.code, row.city, row.phone].filter(Boolean).join(' · ')}</span>
            {row.hold ? <Tag tone="warn">{words.orders.status['on-hold']}</Tag> : null}
          </div>
        ))}
        {looking && data !== undefined && !isPlaceholderData && found.length === 0 ? (
          <p className={classes.nothing}>{t($ => $.orderEntry.noCustomerFits, { text: asked })}</p>
        ) : null}
      </div>
    </div>
  )
}
