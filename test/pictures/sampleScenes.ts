import { expect, type Page } from '@playwright/test'
import { go, speak } from '../support/drinksPage.ts'
import type { Take } from './scenes.ts'

/** Bwason Lakay: who is there, a full day, and the way out. */
export async function haitiPictures(page: Page, take: Take): Promise<void> {
  await expect(page.locator('input[type=password]')).not.toHaveValue('')
  await take(page, 'sample-sign-in')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Mirlande/ })).toBeVisible()
  await speak(page, 'English')
  await expect(page.locator('main tbody tr').first()).toBeVisible()
  await take(page, 'sample-today')
  await go(page, '/stock')
  await expect(page.locator('main tbody tr').nth(9)).toBeVisible()
  await take(page, 'stock')
  await page.getByRole('button', { name: 'Sample company' }).click()
  await take(page, 'sample-mark')
  await page.keyboard.press('Escape')
  await speak(page, 'Français')
  await go(page, '/orders')
  await expect(page.getByRole('gridcell', { name: /Little Haiti Imports/ }).first()).toBeVisible()
  await take(page, 'sample-orders-fr')
  await speak(page, 'Kreyòl')
  await page
    .getByRole('gridcell', { name: /Little Haiti Imports/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: /ORD-PAPZS/ })).toBeVisible()
  await take(page, 'sample-order-ht')
}

/** Sahyadri Trade: an order in rupees. */
export async function punePictures(page: Page, take: Take): Promise<void> {
  await expect(page.locator('input[type=password]')).not.toHaveValue('')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Anjali/ })).toBeVisible()
  await go(page, '/orders')
  await page
    .getByRole('gridcell', { name: /Satara Distribution/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: /ORD-PNQZS/ })).toBeVisible()
  await take(page, 'sample-pune')
}
