import { MantineProvider, Select } from '@mantine/core'
import { fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { type KeyAct, KeysProvider, useKeyGroups, useKeys } from '../../../renderer/widgets/keys.tsx'

function Desk({ dialog = false, blocked = false }: { dialog?: boolean; blocked?: boolean }) {
  const [done, setDone] = useState<string[]>([])
  const doing = (keys: string): KeyAct => ({
    keys,
    label: `does ${keys}`,
    act: () => setDone(before => [...before, keys]),
  })
  return (
    <KeysProvider>
      <Registered acts={[doing('n'), doing('ctrl+enter'), { ...doing('x'), disabled: blocked }]} layer="here" />
      <Registered acts={[doing('?'), doing('ctrl+z')]} layer="everywhere" />
      {dialog ? <Registered acts={[doing('y')]} layer="over" /> : null}
      <input aria-label="field" />
      <button type="button">press</button>
      <Known />
      <output>{done.join(' ')}</output>
    </KeysProvider>
  )
}

function Registered({ acts, layer }: { acts: readonly KeyAct[]; layer: 'here' | 'everywhere' | 'over' }) {
  useKeys(acts, layer)
  return null
}

function Known() {
  const groups = useKeyGroups()
  return <p>{groups.flatMap(group => group.acts.map(act => act.label)).join(', ')}</p>
}

const done = (): string => screen.getByRole('status').textContent

test('a letter acts, but not while somebody types; a letter with Ctrl acts in both', async () => {
  const user = userEvent.setup()
  render(<Desk />)
  await user.keyboard('n?')
  expect(done()).toBe('n ?')
  await user.click(screen.getByLabelText('field'))
  await user.keyboard('n?')
  expect(done()).toBe('n ?')
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(done()).toBe('n ? ctrl+enter')
})

test('Ctrl Z in a field is the typing’s own, elsewhere it takes back the last act', async () => {
  const user = userEvent.setup()
  render(<Desk />)
  await user.click(screen.getByLabelText('field'))
  await user.keyboard('{Control>}z{/Control}')
  expect(done()).toBe('')
  await user.click(document.body)
  await user.keyboard('{Control>}z{/Control}')
  expect(done()).toBe('ctrl+z')
})

test('a dialog silences everything beneath it', async () => {
  render(<Desk dialog />)
  await userEvent.keyboard('n?y')
  expect(done()).toBe('y')
})

test('a key with a reason not to act is listed and does nothing', async () => {
  render(<Desk blocked />)
  await userEvent.keyboard('x')
  expect(done()).toBe('')
  expect(screen.getByText(/does x/)).toBeDefined()
})

test('a key that a field has used already acts no second time', () => {
  render(<Desk />)
  const used = new KeyboardEvent('keydown', { key: 'n', bubbles: true, cancelable: true })
  used.preventDefault()
  fireEvent(document.body, used)
  expect(done()).toBe('')
})

test('Escape in an open list of choices leaves the screen alone', async () => {
  render(
    <KeysProvider>
      <OneKey keys="escape" />
      <input aria-label="choices" data-expanded="true" />
      <input aria-label="plain" />
    </KeysProvider>,
  )
  await userEvent.click(screen.getByLabelText('choices'))
  await userEvent.keyboard('{Escape}')
  expect(done()).toBe('0')
  await userEvent.click(screen.getByLabelText('plain'))
  await userEvent.keyboard('{Escape}')
  expect(done()).toBe('1')
})

test('Ctrl Enter on a list of choices ends the form and leaves the list closed', async () => {
  render(
    <MantineProvider env="test">
      <KeysProvider>
        <OneKey keys="ctrl+enter" />
        <Select label="tax" data={['none', 'TCA']} />
      </KeysProvider>
    </MantineProvider>,
  )
  const tax = screen.getByRole('combobox', { name: 'tax' })
  tax.focus()
  await userEvent.keyboard('{Control>}{Enter}{/Control}')
  expect(done()).toBe('1')
  expect(tax.getAttribute('aria-expanded')).toBe('false')
})

function OneKey({ keys }: { keys: string }) {
  const [times, setTimes] = useState(0)
  useKeys([{ keys, label: 'acts', act: () => setTimes(times + 1) }])
  return <output>{times}</output>
}
