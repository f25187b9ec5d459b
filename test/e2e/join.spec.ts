import { expect, type Page } from '@playwright/test'
import Database from 'better-sqlite3'
import { idSpan } from '../../shared/kernel/id.ts'
import { syncedTables, tableOf } from '../../shared/sync/registry.ts'
import { workAlone } from '../support/browserDesk.ts'
import { enterJoined, synced } from '../support/computer.ts'
import { entered } from '../support/dialogs.ts'
import { password } from '../support/drinksDesk.ts'
import { go, speak } from '../support/drinksPage.ts'
import { equalEverywhere, test, typeOrder } from '../support/town.ts'

test.setTimeout(120_000)

/** Types each text into the field that has the keyboard and goes on with Tab. */
async function fillIn(page: Page, texts: readonly string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    if (index > 0) await page.keyboard.press('Tab')
    await page.keyboard.type(text)
  }
}

/** A product that head office never heard of, its price and a customer, by keyboard alone. */
async function stock(page: Page): Promise<void> {
  await go(page, '/products')
  await expect(page.getByRole('heading', { name: 'Pwodui', level: 1 })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('dialog', { name: 'Nouvo pwodui' })).toBeVisible()
  await fillIn(page, ['TAM-12', 'Tamarind, case of 12', 'Tamarin, caisse 12', 'Tamaren, kès 12', '12'])
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('row', { name: /TAM-12/ })).toBeVisible()

  await go(page, '/prices')
  await expect(page.getByRole('row', { name: /GENERAL/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Poko gen pri nan lis sa a.')).toBeVisible()
  await page.keyboard.press('n')
  await entered(page.getByRole('dialog', { name: 'Nouvo pri' }))
  await page.keyboard.type('tam')
  await expect(page.getByRole('option', { name: /TAM-12/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await entered(page.getByRole('dialog', { name: /^TAM-12/ }))
  await page.keyboard.type('960')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('row', { name: /TAM-12/ })).toContainText('960,00')

  await go(page, '/customers/new')
  await expect(page.getByRole('textbox', { name: 'Non', exact: true }).and(page.locator(':focus'))).toBeVisible()
  await fillIn(page, ['Boutik Tamaren', 'C-900'])
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { name: 'Boutik Tamaren' })).toBeVisible()
}

/** Every id that a computer without a number gave, wherever a synced table still holds one. */
function aloneIds(file: string): string[] {
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    return syncedTables.flatMap(name => {
      const references = Object.entries(tableOf(name).columns).filter(
        ([column, { kind }]) => kind === 'reference' || column === 'row_id',
      )
      return ['id', ...references.map(([column]) => column)].flatMap(column => {
        const found = `SELECT ${column} AS id FROM ${name} WHERE ${column} < ${idSpan}`
        return database
          .prepare<[], { id: number }>(found)
          .all()
          .map(row => `${name}.${column} ${row.id}`)
      })
    })
  } finally {
    database.close()
  }
}

test('a computer that worked alone joins: its orders arrive with their numbers, its own product is asked for, accepted by a key and known on both', async ({
  town,
}) => {
  const headquarters = await town.desk('Biwo santral', 'head office')
  const desk = await town.newComputer()
  const { page } = desk
  await speak(page, 'Kreyòl')
  await workAlone(page)
  await stock(page)
  await go(page, '/orders')
  await expect(page.getByRole('heading', { name: 'Kòmand', level: 1 })).toBeVisible()
  const numbers: string[] = []
  for (const quantity of ['4', '2c 6b']) {
    await typeOrder(page, ['tamaren', 'tam', quantity])
    const title = await page.getByRole('heading', { name: /konfime\.$/ }).textContent()
    numbers.push((title ?? '').split(' ')[0] ?? '')
  }
  expect(numbers).toEqual([expect.stringMatching(/^ORD-CAPZ./), expect.stringMatching(/^ORD-CAPZ./)])
  expect(aloneIds(desk.file)).not.toEqual([])

  await go(page, '/settings/computer')
  await expect(page.getByRole('button', { name: /^Antre nan biwo santral/ })).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.getByRole('textbox', { name: 'Adrès biwo santral' })).toBeFocused()
  const code = await town.office.makeCode({ depotId: town.depotId, headOffice: false })
  await fillIn(page, [desk.link.url, code])
  await page.screenshot({ path: test.info().outputPath('join-form-ht.png') })
  await page.keyboard.press('Control+Enter')
  await enterJoined(desk, password)
  await synced(desk)
  expect(aloneIds(desk.file)).toEqual([])
  const there = await town.office.ask(
    "SELECT columns->>'number' AS number FROM konvwa.row_state WHERE tbl = 30 AND NOT deleted ORDER BY 1",
  )
  expect(there).toEqual(numbers.toSorted().map(number => ({ number })))
  await go(page, '/products')
  await expect(page.getByRole('row', { name: /TAM-12/ })).toContainText('Mande biwo santral la')
  await page.screenshot({ path: test.info().outputPath('join-proposed-ht.png') })

  await synced(headquarters)
  await go(headquarters.page, '/requests')
  const card = headquarters.page.getByRole('region', { name: /TAM-12/ })
  // Its calendar and its rate are asked for before it.
  await expect(headquarters.page.getByRole('row', { name: /TAM-12/ }).first()).toBeVisible()
  await expect(async () => {
    if (!(await card.isVisible())) await headquarters.page.keyboard.press('ArrowDown')
    await expect(card).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(card).toContainText('Tamaren, kès 12')
  await headquarters.page.screenshot({ path: test.info().outputPath('join-requests-ht.png') })
  await headquarters.page.keyboard.press('a')
  // The price that the desk gave it while it was alone is asked for behind it.
  await expect(card).toContainText('960,00')
  await headquarters.page.keyboard.press('a')
  await expect(card).toBeHidden()
  const open = headquarters.page.getByRole('row', { name: /Poko gen repons/ })
  await expect(open).not.toHaveCount(0)
  for (let left = await open.count(); left > 0; left -= 1) {
    await expect(open).toHaveCount(left)
    await headquarters.page.keyboard.press('a')
  }
  await expect(open).toHaveCount(0)
  await synced(headquarters)
  await synced(desk)
  for (const one of [headquarters.page, page]) {
    await go(one, '/products')
    const row = one.getByRole('row', { name: /TAM-12/ })
    await expect(row).toContainText('Tamaren, kès 12')
    await expect(row).not.toContainText('Mande biwo santral la')
  }
  await go(page, '/orders')
  await expect(page.getByRole('row', { name: new RegExp(numbers[0] ?? '') })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('join-orders-ht.png') })
  await equalEverywhere(town, desk)
})
