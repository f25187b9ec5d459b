import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'
import { test, workAlone } from '../support/browserDesk.ts'
import { entered } from '../support/dialogs.ts'

const northwind = path.resolve(import.meta.dirname, '../../../shared/data/orders/northwind/csv')

/** To a screen or a record by Ctrl K, as somebody does who knows what it is called. */
async function find(page: Page, text: string, option: string | RegExp, heading: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type(text)
  await expect(page.getByRole('option', { name: option, exact: true })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: heading, level: 1, exact: true })).toBeVisible()
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** What stands in the field goes, this comes. */
async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

test('the settings are walked by keys, a depot’s cut-off and the limit of the lock are set without a mouse, and joining says why it could not', async ({
  desk: { page },
}) => {
  await workAlone(page)
  await find(page, 'depots', 'Settings · Depots', 'Depots')
  await press(page, 'ArrowRight')
  await expect(page.getByRole('heading', { name: 'Calendars', level: 1 })).toBeVisible()
  await press(page, 'ArrowLeft')
  await expect(page.getByRole('row', { name: /^CAP/ })).toBeVisible()
  await press(page, 'Enter')
  const dialog = page.getByRole('dialog', { name: 'CAP · Cap-Haïtien' })
  await expect(dialog.getByRole('textbox', { name: 'Code', exact: true })).toBeFocused()

  await press(page, 'Tab', 'Tab')
  await retype(page, '25:00')
  await press(page, 'Control+Enter')
  await expect(dialog.getByRole('textbox', { name: 'Cut-off' })).toHaveAttribute('aria-invalid', 'true')
  await retype(page, '15:30')
  await press(page, 'Control+Enter')

  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: /^CAP/ })).toContainText('15:30')
  await press(page, 'Enter')
  await expect(dialog.getByText('cut-off: 12:00 → 15:30')).toBeVisible()
  await press(page, 'Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Depots', level: 1 })).toBeVisible()

  await find(page, 'this computer', 'Settings · This computer', 'This computer')
  await press(page, 'l')
  await retype(page, '90')
  await press(page, 'Control+Enter')
  await expect(page.getByText('This is too large.').first()).toBeVisible()
  await retype(page, '2')
  await press(page, 'Control+Enter')
  await expect(page.getByText('Locks after 2 minutes without anybody.')).toBeVisible()
  await press(page, 'j')
  await page.getByRole('textbox', { name: 'Address of head office' }).focus()
  await page.keyboard.type('http://127.0.0.1:9')
  await press(page, 'Tab')
  await page.keyboard.type('7H4K-9M2P-XW3R')
  await press(page, 'Control+Enter')
  await expect(page.getByText('Nobody answers at that address. Check the address and the link.')).toBeVisible()
})

test('a product entered alone is found by any part of its name; somebody added here signs in with the password that was given, and sees only what the role may', async ({
  desk: { page },
}) => {
  await workAlone(page)
  await find(page, 'products', 'Products', 'Products')
  await press(page, 'n')
  const dialog = page.getByRole('dialog', { name: 'New product' })
  await expect(dialog).toBeVisible()
  for (const text of ['MAL-24', 'Malt drink 33 cl', 'Malta 33 cl', 'Malta 33 cl']) {
    await page.keyboard.type(text)
    await press(page, 'Tab')
  }
  await press(page, 'Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: /MAL-24/ })).toBeVisible()
  await find(page, 'alt drink', /MAL-24/, 'Malt drink 33 cl')

  await find(page, 'people', 'Settings · People', 'People')
  await press(page, 'n')
  await entered(page.getByRole('dialog', { name: 'New person' }))
  await page.keyboard.type('Judeline Désir')
  await press(page, 'Tab')
  await page.keyboard.type('mirlande')
  await press(page, 'Tab', 'Tab', 'Tab', 'Tab')
  await page.keyboard.type('kout')
  await press(page, 'Control+Enter')
  await expect(page.getByText('This is too short. Use at least 8 characters.').first()).toBeVisible()
  await retype(page, 'dlo-fre-anpil')
  await press(page, 'Control+Enter')
  await expect(page.getByText('This is in use already. Choose another.').first()).toBeVisible()
  await page.getByRole('textbox', { name: 'Sign-in name' }).focus()
  await retype(page, 'judeline')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('row', { name: /Judeline Désir/ })).toContainText('order desk')

  await press(page, 'Control+Alt+l')
  await page.getByRole('button', { name: 'Somebody else' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible()
  const field = page.getByLabel('Password of Judeline Désir')
  if (!(await field.isVisible())) await press(page, 'ArrowDown')
  await expect(field).toBeFocused()
  await page.keyboard.type('dlo-fre-anpil')
  await press(page, 'Enter')
  await expect(page.getByRole('button', { name: /Judeline D/ })).toBeVisible()

  await page.evaluate(() => {
    window.location.hash = '/settings/depots'
  })
  const sections = page.getByRole('navigation', { name: 'Sections of the settings' })
  await expect(sections.getByRole('link', { name: 'Depots' })).toBeVisible()
  await expect(sections.getByRole('link', { name: 'People' })).toHaveCount(0)
  await expect(page.getByText(/goes to head office as a request/)).toBeVisible()
})

test('Northwind is found by its own numbers, and the whole import is undone from the settings', async ({ desk }) => {
  test.skip(!existsSync(northwind), 'the Northwind tables are not here')
  test.setTimeout(120_000)
  const { page } = desk
  await desk.backend().stop()
  const from = ['electron/import.ts', '--profile', 'northwind', '--from', northwind, '--data', desk.data]
  await promisify(execFile)(process.execPath, from)
  const url = await desk.restart('in order')
  await page.goto('about:blank')
  await page.goto(url)
  await workAlone(page)

  await find(page, '10248', /10248/, '10248')
  await find(page, 'alfreds', /^Alfreds Futterkiste/, 'Alfreds Futterkiste')
  await expect(page.getByRole('link', { name: '11011' })).toBeVisible()

  await find(page, 'imports', 'Settings · Imports', 'Imports')
  await expect(page.getByText('93 customers, 77 products, 830 orders with 2,155 lines').first()).toBeVisible()
  await press(page, 'u')
  await press(page, 'Control+Enter')
  await expect(page.getByRole('heading', { name: 'northwind · undone' })).toBeVisible({ timeout: 60_000 })
  await find(page, 'customers', 'Customers', 'Customers')
  await expect(page.getByText('No customer yet.')).toBeVisible()
})
