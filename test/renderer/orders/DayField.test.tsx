import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import { DayField } from '../../../renderer/features/orders/entry/DayField.tsx'
import { createWords } from '../../../renderer/widgets/words.ts'
import { wordsIn } from '../../../shared/words/catalogue.ts'

/** A Tuesday. */
const today = '2026-11-17'

function Field({ usual }: { usual: string | null }) {
  const [value, setValue] = useState('')
  return <DayField label="Dat" hint="" value={value} usual={usual} today={today} onChange={setValue} />
}

function show(usual: string | null) {
  render(
    <I18nextProvider i18n={createWords('ht', wordsIn('ht'))}>
      <MantineProvider env="test">
        <Field usual={usual} />
      </MantineProvider>
    </I18nextProvider>,
  )
  return { field: screen.getByRole('textbox', { name: 'Dat' }), user: userEvent.setup() }
}

test('the usual day stands there until another is typed, and what is typed is said in full when left', async () => {
  const { field, user } = show('2026-11-19')
  expect(field).toHaveProperty('value', 'jed 19 nov')
  await user.click(field)
  await user.keyboard('+6')
  await user.tab()
  expect(field).toHaveProperty('value', 'len 23 nov')
})

test('arrows go a day on and back, never before today', async () => {
  const { field, user } = show('2026-11-18')
  await user.click(field)
  await user.keyboard('{ArrowUp}')
  expect(field).toHaveProperty('value', 'jed 19 nov')
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}')
  expect(field).toHaveProperty('value', 'mad 17 nov')
})

test('what is no day stays as it was typed', async () => {
  const { field, user } = show(null)
  await user.click(field)
  await user.keyboard('xyz')
  await user.tab()
  expect(field).toHaveProperty('value', 'xyz')
})
