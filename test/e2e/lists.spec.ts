import { readFile } from 'node:fs/promises'
import { test as base, expect, type Page } from '@playwright/test'
import { startBackend } from '../support/backend.ts'
import { password, seedDrinksDesk } from '../support/drinksDesk.ts'
import { clipped, faults } from '../support/looks.ts'

/** `customers` is the list of customers of a depot with eight of them, in English, Mirlande at the desk. */
const test = base.extend<{ customers: Page }>({
  customers: async ({ page }, use) => {
    const desk = await seedDrinksDesk()
    const backend = await startBackend({ data: desk.folder, renderer: process.env.KONVWA_PAGE ?? 'out/renderer' })
    await page.goto(backend.url)
    await page.getByRole('button', { name: /English/ }).click()
    await page.getByRole('radio', { name: /Mirlande/ }).check({ force: true })
    await page.locator('input[type=password]').fill(password)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('navigation')).toBeVisible()
    await page.getByRole('button', { name: /English/ }).click()
    await page.getByRole('link', { name: 'Customers', exact: true }).click()
    await expect(page.getByRole('row')).toHaveCount(9)
    await use(page)
    await backend.stop()
    desk.remove()
  },
})

const chosen = (page: Page) => page.locator('tr[aria-selected=true]')

test('a list is walked, filtered, opened and found again as it was left, without a mouse', async ({
  customers: page,
}) => {
  await page.getByRole('main').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(chosen(page)).toContainText('Depo Bon Pri')
  await page.keyboard.press('/')
  await page.keyboard.type('limbe')
  await expect(page.getByRole('row')).toHaveCount(3)
  await expect(page.getByText('2 rows')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Depo Bon Pri', level: 1 })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('textbox', { name: 'Filter' })).toHaveValue('limbe')
  await expect(chosen(page)).toContainText('Depo Bon Pri')
})

test('a filter that fits nothing offers the way back; a column sorts, turns round, and goes away for good when nobody wants it', async ({
  customers: page,
}) => {
  await page.getByRole('textbox', { name: 'Filter' }).fill('zzzz')
  await expect(page.getByText('No row fits this filter.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all rows' }).click()
  await expect(page.getByRole('row')).toHaveCount(9)

  const first = page.getByRole('row').nth(1)
  await page.getByRole('button', { name: 'Code' }).click()
  await expect(first).toContainText('C-001')
  await page.getByRole('button', { name: 'Code' }).click()
  await expect(first).toContainText('C-008')
  await expect(page.getByRole('columnheader', { name: 'Code' })).toHaveAttribute('aria-sort', 'descending')
  await page.getByRole('button', { name: 'Choose columns' }).click()
  await page.getByRole('checkbox', { name: 'Zone' }).uncheck()
  await expect(page.getByRole('columnheader', { name: 'Zone' })).toBeHidden()
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Town' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Zone' })).toBeHidden()
})

test('a list is narrowed, kept as a view, found again after a reload, and taken along as a file, without a mouse', async ({
  customers: page,
}) => {
  await page.getByRole('main').focus()
  await page.keyboard.press('f')
  const filters = page.getByRole('dialog', { name: 'Filter the list' })
  await expect(filters.getByRole('combobox', { name: 'Class' })).toBeFocused()
  // A key that comes before the options are drawn only opens them: one goes down until one stands there, as a person does.
  const wholesaler = page.getByRole('option', { name: 'Wholesaler' })
  await expect(async () => {
    await page.keyboard.press('ArrowDown')
    await expect(wholesaler).toHaveAttribute('data-combobox-selected', 'true', { timeout: 300 })
  }).toPass({ intervals: [50] })
  await page.keyboard.press('Enter')
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(filters).toBeHidden()
  await expect(page.getByText('2 rows')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Without the filter: Class: Wholesaler' })).toBeVisible()

  await page.keyboard.press('v')
  const views = page.getByRole('dialog', { name: 'Views of this list' })
  await views.getByRole('textbox', { name: 'Name of the view' }).focus()
  await page.keyboard.type('Our wholesalers')
  await page.keyboard.press('Enter')
  await expect(views.getByRole('button', { name: 'Our wholesalers', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(views).toBeHidden()
  expect(page.url()).toContain('view=own-')
  await page.reload()
  await expect(page.getByRole('button', { name: 'Our wholesalers' })).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(3)
  expect(await clipped(page)).toEqual([])

  await page.keyboard.press('d')
  const file = page.getByRole('dialog', { name: 'Take the list with you' })
  await expect(file.getByRole('radio', { name: /XLSX/ })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+Enter')
  const saved = await download
  expect(saved.suggestedFilename()).toMatch(/^Customers CAP \d{4}-\d\d-\d\d\.csv$/)
  const lines = (await readFile(await saved.path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines[0]).toMatch(/^code,name,tradeName,hold,class/)
  expect(lines.slice(1).map(line => line.split(',')[0])).toEqual(['C-001', 'C-008'])
  await expect(file.getByText('2 rows are in the file')).toBeVisible()
})
