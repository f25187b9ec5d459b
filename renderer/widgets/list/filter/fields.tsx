import { Checkbox, Chip, Group, MultiSelect, Select } from '@mantine/core'
import type { DayBound } from '../../../../shared/kernel/dayBound.ts'
import { MoneyField } from '../../MoneyField.tsx'
import { BoundField } from './BoundField.tsx'
import type { FilterField } from './filterField.ts'

interface Option<T> {
  readonly value: T
  readonly label: string
}

/** Any of several. */
export const anyOf = <T extends string>(of: {
  id: string
  title: string
  value: readonly T[]
  options: readonly Option<T>[]
  /** What stands for no filter; left out, nothing chosen. */
  usual?: readonly T[]
  choose: (value: T[]) => void
}): FilterField => {
  const usual = of.usual ?? []
  const isUsual = of.value.length === usual.length && usual.every(value => of.value.includes(value))
  return {
    id: of.id,
    title: of.title,
    said: isUsual || of.value.length === 0 ? null : labels(of.options, of.value),
    clear: () => of.choose([...usual]),
    control: (
      <Chip.Group
        multiple
        value={[...of.value]}
        onChange={chosen => of.choose(of.options.map(({ value }) => value).filter(value => chosen.includes(value)))}
      >
        <Group gap={6} role="group" aria-label={of.title}>
          {of.options.map(option => (
            <Chip key={option.value} value={option.value} size="xs">
              {option.label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    ),
  }
}

const labels = <T,>(options: readonly Option<T>[], chosen: readonly T[]): string =>
  options
    .filter(({ value }) => chosen.includes(value))
    .map(({ label }) => label)
    .join(', ')

/** One of several, or any. */
export const oneOf = <T extends string>(of: {
  id: string
  title: string
  value: T | null
  options: readonly Option<T>[]
  any: string
  choose: (value: T | null) => void
}): FilterField => ({
  id: of.id,
  title: of.title,
  said: of.value === null ? null : labels(of.options, [of.value]) || of.value,
  clear: () => of.choose(null),
  control: (
    <Select
      label={of.title}
      placeholder={of.any}
      data-autofocus
      clearable
      searchable={of.options.length > 8}
      data={[...of.options]}
      value={of.value}
      onChange={chosen => of.choose(of.options.find(({ value }) => value === chosen)?.value ?? null)}
      comboboxProps={{ withinPortal: true }}
    />
  ),
})

/** Any of several that may be many, found by typing. */
export const severalOf = (of: {
  id: string
  title: string
  value: readonly string[]
  options: readonly Option<string>[]
  usual: readonly string[]
  any: string
  choose: (value: string[]) => void
}): FilterField => {
  const isUsual = of.value.length === of.usual.length && of.usual.every(value => of.value.includes(value))
  return {
    id: of.id,
    title: of.title,
    said: isUsual || of.value.length === 0 ? null : labels(of.options, of.value) || of.value.join(', '),
    clear: () => of.choose([...of.usual]),
    control: (
      <MultiSelect
        label={of.title}
        {...(of.value.length === 0 ? { placeholder: of.any } : {})}
        data-autofocus
        clearable
        searchable={of.options.length > 8}
        data={[...of.options]}
        value={[...of.value]}
        onChange={of.choose}
        comboboxProps={{ withinPortal: true }}
      />
    ),
  }
}

/** Yes or no. */
export const flag = (of: {
  id: string
  title: string
  value: boolean
  choose: (value: boolean) => void
}): FilterField => ({
  id: of.id,
  title: of.title,
  said: of.value ? '' : null,
  clear: () => of.choose(false),
  control: <Checkbox label={of.title} checked={of.value} onChange={event => of.choose(event.currentTarget.checked)} />,
})

/** From or until a day. */
export const bound = (of: {
  id: string
  title: string
  value: DayBound | null
  said: (bound: DayBound) => string
  choose: (value: DayBound | null) => void
}): FilterField => ({
  id: of.id,
  title: of.title,
  said: of.value === null ? null : of.said(of.value),
  clear: () => of.choose(null),
  control: <BoundField label={of.title} value={of.value} said={of.said} choose={of.choose} />,
})

/** An amount, in hundredths. */
export const amount = (of: {
  id: string
  title: string
  value: number | null
  said: (minor: number) => string
  choose: (value: number | null) => void
}): FilterField => ({
  id: of.id,
  title: of.title,
  said: of.value === null ? null : of.said(of.value),
  clear: () => of.choose(null),
  control: <MoneyField label={of.title} value={of.value} onChange={of.choose} />,
})
