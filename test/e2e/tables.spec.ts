import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { go, speak, test } from '../support/drinksPage.ts'
import { clipped, faults } from '../support/looks.ts'

test('prices are narrowed, kept as a view, taken along without a formula, printed, and found again after a reload, without a mouse', async ({
  drinks: { page },
}) => {
  await speak(page, 'English')
  await go(page, '/prices')
  await expect(page.getByRole('row', { name: /GENERAL/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Pri jeneral', level: 1 })).toBeVisible()
  const rows = page.getByRole('row')
  await expect(rows).toHaveCount(13)

  await page.keyboard.press('/')
  await page.keyboard.type('jus')
  await expect(rows.nth(1)).toContainText('JWI')
  await page.keyboard.press('Escape')
  await expect(rows).toHaveCount(13)
  await page.keyboard.press('ArrowDown')

  await page.keyboard.press('f')
  const filters = page.getByRole('dialog', { name: 'Filter the list' })
  const per = filters.getByRole('combobox', { name: 'Price for' })
  await per.focus()
  const wanted = page.getByRole('option', { name: 'the case of 12' })
  await expect(async () => {
    await page.keyboard.press('ArrowDown')
    await expect(wanted).toHaveAttribute('data-combobox-selected', 'true', { timeout: 300 })
  }).toPass()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('listbox')).toBeHidden()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(filters).toBeHidden()
  await expect(page.getByRole('button', { name: 'Without the filter: Price for: the case of 12' })).toBeVisible()
  await expect(rows).toHaveCount(4)

  await page.keyboard.press('v')
  const views = page.getByRole('dialog', { name: 'Views of this list' })
  await views.getByRole('textbox', { name: 'Name of the view' }).focus()
  await page.keyboard.type('Twelves')
  await page.keyboard.press('Enter')
  await expect(views.getByRole('button', { name: 'Twelves', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Escape')
  await expect(views).toBeHidden()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Twelves' })).toBeVisible()
  await expect(rows).toHaveCount(4)
  expect(await faults(page)).toEqual([])
  expect(await clipped(page)).toEqual([])

  await page.keyboard.press('d')
  const file = page.getByRole('dialog', { name: 'Take the list with you' })
  await expect(file.getByRole('radio', { name: /XLSX/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+Enter')
  const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines[0]).toBe('sku,name,category,per,quantity,price,currency')
  expect(lines.slice(1).map(line => line.split(',')[0])).toEqual(['DLO-12', 'JWI-12', 'SID-12'])
  await page.keyboard.press('Escape')
  await expect(file).toBeHidden()

  await go(page, '/settings/reasons')
  await expect(page.getByRole('heading', { name: 'Reasons', level: 1 })).toBeVisible()
  await page.keyboard.press('p')
  const print = page.getByRole('dialog', { name: 'Print the list' })
  await expect(print.getByRole('img').first()).toBeVisible({ timeout: 30_000 })
  expect(await faults(page)).toEqual([])
})

test('what was done is narrowed to a person and a day, and the record is opened from it, by keys', async ({
  drinks: { page },
}) => {
  await speak(page, 'English')
  await go(page, '/settings/audit')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.keyboard.press('v')
  await page.getByRole('dialog').getByRole('button', { name: 'Done today', exact: true }).press('Enter')
  await expect(page.getByRole('button', { name: 'Without the filter: When from: today' })).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('Mirlande')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row').nth(1)).toContainText('Mirlande')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'What was done' })).toBeHidden()
})
