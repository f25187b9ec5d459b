import { expect, type Page } from '@playwright/test'
import { addDays, dayAt } from '../../shared/kernel/day.ts'
import { shortDay } from '../../shared/kernel/locale.ts'
import { go, test } from '../support/drinksPage.ts'

const today = dayAt(Date.now(), 'America/Port-au-Prince')
const tomorrow = addDays(today, 1)
const shown = (day: string): string => shortDay(day, 'ht', Number(today.slice(0, 4)))

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** What stands in the field goes, this comes. */
async function retype(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a')
  await page.keyboard.type(text)
}

/** Saves a dialog by its key and waits until it is gone. */
async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
}

test('prices change tomorrow: an order for a later day takes the new ones and says why, one for today does not', async ({
  drinks: { page },
}) => {
  await go(page, '/prices')
  await expect(page.getByRole('row', { name: /GENERAL/ })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { name: 'Pri jeneral', level: 1 })).toBeVisible()
  await press(page, 'e')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Non', exact: true })).toBeFocused()
  await press(page, 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Jiska' })).toBeFocused()
  await retype(page, '+0')
  await save(page)

  await go(page, '/prices')
  await expect(page.getByRole('row', { name: /GENERAL/ })).toBeVisible()
  await press(page, 'n')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Non', exact: true })).toBeFocused()
  await page.keyboard.type('Nouvo pri')
  await press(page, 'Tab')
  await page.keyboard.type('NOUVO')
  await press(page, 'Tab', 'Tab', 'Tab', 'Tab')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Depi' })).toBeFocused()
  await retype(page, '+1')
  await save(page)
  await expect(page.locator('tr[aria-selected=true]')).toContainText('NOUVO')
  await press(page, 'Enter')
  await expect(page.getByRole('heading', { name: 'Nouvo pri', level: 1 })).toBeVisible()
  await press(page, 'n')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Pwodui' })).toBeFocused()
  await page.keyboard.type('MAL-24')
  await expect(page.getByRole('option', { name: /MAL-24/ })).toBeVisible()
  await press(page, 'Enter')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: /^Pri an HTG/ })).toBeFocused()
  await retype(page, '1495')
  await save(page)

  await go(page, '/orders/new')
  await expect(page.getByRole('combobox', { name: 'Kliyan' })).toBeFocused()
  await page.keyboard.type('bon pri')
  await press(page, 'Enter')
  await page.keyboard.type('MAL-24')
  await press(page, 'Enter')
  await page.keyboard.type('10')
  await press(page, 'Enter')
  const news = page.getByRole('note')
  await expect(news).toHaveText(`nouvo depi ${shown(tomorrow)}, anvan sa 1 150,00`)
  await expect(page.getByRole('row', { name: /lis Nouvo pri/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Total' })).toContainText('14 950,00')

  const day = page.getByRole('textbox', { name: /^Dat/ })
  await day.focus()
  await retype(page, '+0')
  await press(page, 'Tab')
  await expect(news).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Total' })).toContainText('11 500,00')
  // Today is past its cut-off, and the next open day is one key away.
  await press(page, 'F8')
  await expect(news).toBeVisible()
  await press(page, 'Control+Enter')
  await expect(page.getByRole('heading', { name: /000001 konfime/ })).toBeVisible()
})
