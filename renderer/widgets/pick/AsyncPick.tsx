import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, type QueryFunction, type QueryKey, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useT } from '../words.ts'
import classes from './AsyncPick.module.css'

export interface Suggestion {
  readonly id: number
  readonly title: string
  readonly detail: string
  readonly tag?: ReactNode
}

interface AsyncPickProps<T> {
  label: string
  placeholder: string
  /** What stands chosen. */
  chosen: string | null
  query: (text: string) => { queryKey: QueryKey; queryFn: QueryFunction<readonly T[]> }
  describe: (found: T) => Suggestion
  pick: (found: T) => void
  problem?: string | undefined
  autoFocus?: boolean
  disabled?: boolean
}

/** A field that finds by any fragment: arrows choose, Enter takes, Escape leaves what stood there. */
export function AsyncPick<T>(props: AsyncPickProps<T>) {
  const t = useT()
  const [typed, setTyped] = useState<string | null>(null)
  const [asked] = useDebouncedValue(typed ?? '', 90)
  const { data, isPlaceholderData } = useQuery({
    ...props.query(asked.trim()),
    enabled: typed !== null && asked.trim() !== '',
    placeholderData: keepPreviousData,
  })
  const found = data ?? nothingYet
  const answered = data !== undefined && !isPlaceholderData && typed?.trim() === asked.trim()
  const hurried = useRef(false)
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setTyped(null)
    },
  })
  const take = (value: string): void => {
    const one = found.find(candidate => String(props.describe(candidate).id) === value)
    if (one === undefined || !answered) return
    props.pick(one)
    setTyped(null)
    combobox.closeDropdown()
  }
  // The first answer is chosen when it comes, and taken at once where Enter was quicker than it.
  useEffect(() => {
    if (!answered || data.length === 0) return
    combobox.selectFirstOption()
    if (hurried.current) combobox.clickSelectedOption()
    hurried.current = false
  }, [answered, data, combobox.selectFirstOption, combobox.clickSelectedOption])
  const nothing = answered && found.length === 0
  return (
    <Combobox store={combobox} onOptionSubmit={take}>
      <Combobox.Target>
        <TextInput
          label={props.label}
          placeholder={props.placeholder}
          error={props.problem ?? null}
          disabled={props.disabled ?? false}
          data-autofocus={props.autoFocus ?? false}
          autoComplete="off"
          maxLength={80}
          value={typed ?? props.chosen ?? ''}
          onKeyDown={event => {
            hurried.current = event.key === 'Enter' && typed !== null && !answered
          }}
          onFocus={event => event.currentTarget.select()}
          onBlur={() => combobox.closeDropdown()}
          onChange={event => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed === null || typed.trim() === ''}>
        <Combobox.Options aria-label={props.label}>
          {found.map(props.describe).map(one => (
            <Combobox.Option key={one.id} value={String(one.id)}>
              <span className={classes.option}>
                <span className={classes.title}>{one.title}</span>
                <span className={classes.detail}>{one.detail}</span>
                {one.tag}
              </span>
            </Combobox.Option>
          ))}
          {nothing ? <Combobox.Empty>{t($ => $.frame.pick.nothing, { text: asked.trim() })}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

const nothingYet: readonly never[] = []
