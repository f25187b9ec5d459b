import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test, workAlone } from '../support/browserDesk.ts'
import { customersCsv } from '../support/importing.ts'
import { faults } from '../support/looks.ts'

const many = 2_000
/** A name missing, a code used twice, a name too long, and a class that nobody knows in three hundred rows. */
const mistakes = Object.fromEntries([
  ...Array.from({ length: 300 }, (_unused, index) => [index * 5 + 11, { klas: 'Bòdègèt' }] as const),
  [3, { non: '' }],
  [7, { kod: 'K0001' }],
  [9, { non: 'x'.repeat(130) }],
])

const step = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`${name}$`) }).and(page.locator('[aria-current=step]'))

/** Ctrl Enter, as soon as the step lets one go on. */
async function goOn(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^Go on/ })).not.toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Control+Enter')
}

test('a spreadsheet of 2,000 customers with mistakes is mapped, corrected, imported, undone and imported again, by keys alone', async ({
  desk: { page },
}) => {
  const file = path.join(test.info().outputPath(), 'Kliyan 2026.csv')
  writeFileSync(file, customersCsv(many, mistakes), { flag: 'w' })
  await workAlone(page)
  await expect(page.getByRole('button', { name: /Bring in your customers/ })).toBeVisible()
  await page.keyboard.press('b')
  await expect(step(page, 'Files')).toBeVisible()
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('o')
  await (await choosing).setFiles(file)
  await expect(page.getByText('Kliyan 2026.csv')).toBeVisible()
  await goOn(page)

  await expect(step(page, 'What it is')).toBeVisible()
  await expect(page.getByLabel('These rows are')).toHaveValue('customers')
  await page.screenshot({ path: test.info().outputPath('tables.png') })
  await goOn(page)

  await expect(step(page, 'Columns')).toBeVisible()
  await expect(page.getByRole('table', { name: /customers from Kliyan 2026/i })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('columns.png') })
  await goOn(page)

  await expect(step(page, 'Check')).toBeVisible()
  const grid = page.getByRole('grid', { name: /Rows of Kliyan/ })
  await expect(grid).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('check.png') })
  expect(await faults(page)).toEqual([])
})
