import { expect, type Page } from '@playwright/test'
import { entered } from '../support/dialogs.ts'
import { go, test } from '../support/drinksPage.ts'
import { clipped, faultsInBothThemes } from '../support/looks.ts'

const rows = (page: Page) => page.getByRole('rowgroup').nth(1).getByRole('row')
const figure = (page: Page, name: string) => page.locator('dl div', { hasText: name }).locator('strong')

test('goods come in, are counted and a wrong movement is taken back, by keys alone', async ({ drinks: { page } }) => {
  await go(page, '/stock')
  await expect(page.getByRole('heading', { name: 'Estòk', level: 1 })).toBeVisible()
  await expect(rows(page).nth(11)).toBeVisible()
  expect(await clipped(page)).toEqual([])
  await page.keyboard.press('/')
  await page.keyboard.type('MAL-24')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(figure(page, 'Ka vann')).toHaveText('0c')

  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog')
  await entered(dialog)
  await dialog.getByLabel('Kantite').focus()
  await page.keyboard.type('10c 6b')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('BL 4711')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(figure(page, 'Ka vann')).toHaveText('10c 6b')

  await page.keyboard.press('c')
  await entered(dialog)
  await page.keyboard.type('9c')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(figure(page, 'Ka vann')).toHaveText('9c')
  await expect(rows(page)).toHaveCount(2)
  expect(await clipped(page)).toEqual([])
  expect(await faultsInBothThemes(page)).toEqual([])

  const counted = page.getByRole('row', { name: /mwens/ })
  for (let tries = 0; tries < 3 && (await counted.getAttribute('aria-selected')) !== 'true'; tries += 1)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('r')
  await expect(dialog).toContainText('mwens, dapre kontaj la, 1c 6b')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(figure(page, 'Ka vann')).toHaveText('10c 6b')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Estòk', level: 1 })).toBeVisible()
})
