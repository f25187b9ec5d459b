import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import writeXlsxFile from 'write-excel-file/node'
import { test, workAlone } from '../support/browserDesk.ts'
import { entered } from '../support/dialogs.ts'
import { customersCsv } from '../support/importing.ts'
import { faults } from '../support/looks.ts'
import { olistTables } from '../support/olistTables.ts'

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
  const cell = (row: number, column: string) => page.locator(`tr[aria-rowindex="${row + 1}"] td[title^="${column}"]`)
  const mended = (text: string) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()
  await mended('3 rows have something to mend.')
  expect(await faults(page)).toEqual([])

  // A name that is missing, a code used twice, a name too long: F8 finds each.
  await page.keyboard.press('F8')
  await expect(page.getByText('Name: It is empty. Fill it in.')).toBeVisible()
  await page.keyboard.type('Boutik Tidjo')
  await page.keyboard.press('Enter')
  await mended('2 rows have something to mend.')
  await page.keyboard.press('F8')
  await expect(page.getByRole('region', { name: 'Row 7' })).toBeVisible()
  await page.keyboard.press('Delete')
  await mended('1 row has something to mend.')
  await expect(page.getByText('This row is left out.')).toBeVisible()
  await page.keyboard.press('F8')
  await expect(page.getByRole('region', { name: 'Row 9' })).toBeVisible()
  await page.keyboard.type('Boutik Lakay')
  await page.keyboard.press('Enter')
  await mended('Nothing to mend.')

  // A town misspelt everywhere is put right at once.
  await page.keyboard.press('Home')
  for (let column = 0; column < 4; column += 1) await page.keyboard.press('ArrowRight')
  await page.keyboard.type('Kap Ayisyen')
  await page.keyboard.press('Alt+Enter')
  await expect(page.getByText('Changed in 1,999 rows.')).toBeVisible()
  await mended('2,001 places changed')
  await page.screenshot({ path: test.info().outputPath('check.png') })

  await page.reload()
  await expect(step(page, 'Check')).toBeVisible()
  await mended('2,001 places changed')
  await expect(cell(1, 'Kap Ayisyen')).toBeVisible()

  const confirmed = async (): Promise<void> => {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toContainText('1,999 customers')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('region', { name: 'Taken in' })).toContainText('1,999 customers')
  }
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(step(page, 'Columns')).toBeVisible()
  await goOn(page)
  await expect(grid).toBeVisible()
  await confirmed()
  await page.screenshot({ path: test.info().outputPath('done.png') })
  expect(await faults(page)).toEqual([])

  await page.keyboard.press('u')
  await entered(page.getByRole('dialog'))
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'Undone' })).toBeVisible()
  await page.keyboard.press('i')
  await expect(step(page, 'Check')).toBeVisible()
  await mended('1,999 customers')
  await confirmed()

  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: 'Imports', level: 1 })).toBeVisible()
  await page.keyboard.press('Alt+3')
  await expect(page.getByRole('grid', { name: 'Customers' })).toHaveAttribute('aria-rowcount', '2000')
  await page.keyboard.press('/')
  await page.keyboard.type('tidjo')
  await expect(page.getByRole('row', { name: /K0003 Boutik Tidjo Market stall Nò Kap Ayisyen/ })).toBeVisible()
})

test('what is too big, empty or no table ends in a sentence, and takes nothing from the good file', async ({
  desk: { page },
}) => {
  const at = (name: string) => path.join(test.info().outputPath(), name)
  const big = openSync(at('gwo.csv'), 'w')
  ftruncateSync(big, 128_000_001)
  closeSync(big)
  writeFileSync(at('vid.csv'), '')
  writeFileSync(at('foto.xlsx'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  await writeXlsxFile(products).toFile(at('Pwodui.xlsx'))
  await workAlone(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('spreadsheet')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Files')).toBeVisible()
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('o')
  await (await choosing).setFiles(['gwo.csv', 'vid.csv', 'foto.xlsx', 'Pwodui.xlsx'].map(at))
  await expect(page.getByText('This file is bigger than 128 MB. Split it into several.')).toBeVisible()
  await expect(page.getByText('This file is empty. Choose another.')).toBeVisible()
  await goOn(page)

  await expect(step(page, 'What it is')).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: /no table/i })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('heading', { name: /Pwodui\.xlsx/ })).toBeVisible()
  await goOn(page)
  await expect(step(page, 'Columns')).toBeVisible()
  await goOn(page)
  await expect(step(page, 'Check')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '2 products' })).toBeVisible()
  await expect(page.getByRole('gridcell', { name: 'Kola 12 oz' })).toBeVisible()

  // Tables that are recognised need no setting: going on takes them as they are.
  await page.keyboard.press('Control+Backspace')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Start over/ })
    .press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(step(page, 'Files')).toBeVisible()
  const again = page.waitForEvent('filechooser')
  for (const [name, lines] of Object.entries(olistTables)) writeFileSync(at(name), `${lines.join('\n')}\n`)
  await page.keyboard.press('o')
  await (await again).setFiles(Object.keys(olistTables).map(at))
  await goOn(page)
  await expect(page.getByText('Taken as the tables of Olist: every column is known.')).toBeVisible()
  await goOn(page)
  await expect(step(page, 'Check')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '2 customers, 2 products, 3 orders' })).toBeVisible()
})

const products = [
  ['Code', 'Product name', 'Bottles in a case', 'Price'].map(value => ({ value, fontWeight: 'bold' as const })),
  [{ value: 'KOLA' }, { value: 'Kola 12 oz' }, { value: 24 }, { value: 25.5 }],
  [{ value: 'SODA' }, { value: 'Soda 12 oz' }, { value: 24 }, { value: 30 }],
]
