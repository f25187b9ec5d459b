import { expect, type Page } from '@playwright/test'
import { password } from '../support/drinksDesk.ts'
import { go, signIn, speak } from '../support/drinksPage.ts'
import { customersCsv } from '../support/importing.ts'

export type Take = (page: Page, name: string) => Promise<void>

/** The first start and its three doors. */
export async function newPictures(page: Page, take: Take): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await take(page, 'first-start')
  await page.getByRole('button', { name: /^Try with the sample company/ }).click()
  await take(page, 'sample-choice')
  await page.getByRole('button', { name: /^Back/ }).click()
  await page.getByRole('button', { name: /^Join head office/ }).click()
  await take(page, 'join')
  await page.getByRole('button', { name: /^Back/ }).click()
  await page.getByRole('button', { name: /^Work alone/ }).click()
  await take(page, 'work-alone')
}

/** A desk in the middle of its day. */
export async function deskPictures(page: Page, take: Take): Promise<void> {
  const heading = (name: string | RegExp) => expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByRole('radio').first()).toBeVisible()
  await speak(page, 'English')
  await take(page, 'sign-in')
  await signIn(page, 'Roseline Pierre')
  await speak(page, 'English')
  await heading(/Roseline/)
  await take(page, 'today')
  await theme(page, 'Dark')
  await take(page, 'today-dark')
  await theme(page, 'Light')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('rivye')
  await expect(page.getByRole('option', { name: /Depo Rivyè/ }).first()).toBeVisible()
  await take(page, 'search')
  await page.keyboard.press('Escape')
  await go(page, '/orders')
  await heading('Orders')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await take(page, 'keys')
  await page.keyboard.press('Escape')

  await speak(page, 'Français')
  await heading('Commandes')
  await take(page, 'orders-fr')
  await speak(page, 'English')
  await page
    .getByRole('gridcell', { name: /Ba Chez Fifi/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
  await take(page, 'order')
  await page.keyboard.press('p')
  await expect(page.getByRole('dialog').locator('canvas').first()).toBeVisible({ timeout: 30_000 })
  await take(page, 'print')
  await page.keyboard.press('Escape')

  for (const [place, name, title] of [
    ['/customers', 'customers', 'Customers'],
    ['/products', 'products', 'Products'],
    ['/prices', 'prices', 'Prices'],
    ['/requests', 'requests', 'Requests'],
    ['/attention', 'attention', 'Needs attention'],
    ['/settings/computer', 'settings', 'This computer'],
    ['/settings/imports', 'imports', 'Imports'],
  ] as const) {
    await go(page, place)
    await heading(title)
    await take(page, name)
  }
  await spreadsheet(page, take)
  await go(page, '/customers')
  await page.getByRole('gridcell', { name: /Depo Bon Pri/ }).click()
  await heading('Depo Bon Pri')
  await take(page, 'customer')
  await orderInCreole(page, take)
}

/** A spreadsheet on its way in, with two rows to mend. */
async function spreadsheet(page: Page, take: Take): Promise<void> {
  await go(page, '/imports/new')
  const content = customersCsv(240, { 3: { non: '' }, 7: { kod: 'K0001' } })
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'Kliyan 2026.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  for (const step of ['What it is', 'Columns', 'Check']) {
    await expect(page.getByRole('button', { name: /^Go on/ })).not.toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: new RegExp(`${step}$`) })).toHaveAttribute('aria-current', 'step')
  }
  await expect(page.getByRole('grid')).toContainText('Boutik 4')
  await page.keyboard.press('F8')
  await expect(page.getByRole('region', { name: 'Row 3' })).toBeVisible()
  await take(page, 'bring-in')
  await page.keyboard.press('Control+Backspace')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
}

async function orderInCreole(page: Page, take: Take): Promise<void> {
  await speak(page, 'Kreyòl')
  await go(page, '/orders/new')
  await expect(page.getByRole('combobox', { name: 'Kliyan' })).toBeFocused()
  for (const text of ['bon pri', 'mal', '12', 'kol', '10', 'bye', '20c 6b', 'dlo', '30']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
    await page.waitForTimeout(300)
  }
  await page.keyboard.press('F6')
  await take(page, 'order-entry-ht')
  await page.keyboard.press('Control+Alt+l')
  await expect(page.locator('input[type=password]')).toBeVisible()
  await take(page, 'locked-ht')
}

async function theme(page: Page, name: 'Light' | 'Dark'): Promise<void> {
  await page.getByRole('button', { name: /Roseline/ }).click()
  await page.getByText(name, { exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('main').focus()
}

/** Head office's own page, with somebody signed in. */
export async function headOfficePictures(page: Page, take: Take): Promise<void> {
  await page.getByLabel('Name').fill('mirlande')
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Computers' })).toBeVisible()
  await page.getByRole('button', { name: 'Make a code' }).click()
  await expect(page.locator('#code')).toBeVisible()
  await take(page, 'head-office')
}
