import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { test as base, expect, type Page } from '@playwright/test'
import { password, workAlone } from '../support/browserDesk.ts'
import { type Computer, enterJoined, openComputer, synced } from '../support/computer.ts'
import { go, speak } from '../support/drinksPage.ts'
import { differencesFromOffice } from '../support/equality.ts'
import { type TestHeadOffice, testHeadOffice } from '../support/headOffice.ts'

const tables = path.resolve('../shared/data/orders/northwind/csv')
const run = promisify(execFile)

/** A head office where nobody is yet, and a computer whose first act is to take in a set of tables, as the command line does it. */
const test = base.extend<{ imported: { office: TestHeadOffice; computer: Computer; lastLine: string } }>({
  imported: async ({ browser }, use) => {
    const office = await testHeadOffice()
    let lastLine = ''
    const computer = await openComputer(browser, office.url, async data => {
      const where = ['--from', tables, '--data', data]
      const { stdout } = await run('npm', ['run', '-s', 'import', '--', '--profile', 'northwind', ...where])
      lastLine = stdout.trimEnd().split('\n').at(-1) ?? ''
    })
    await use({ office, computer, lastLine })
    await computer.close()
    await office.close()
  },
})

test.setTimeout(120_000)
test.skip(!existsSync(tables), 'needs ../shared/data/orders/northwind')

/** Ctrl K, the words, Enter on what is found first. */
async function find(page: Page, typed: string, found: RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(typed)
  await expect(page.getByRole('option', { name: found })).toHaveAttribute('aria-selected', 'true')
}

test('Northwind comes in whole, is found by Ctrl K, opened, and stands equal at the head office that it founds', async ({
  imported: { office, computer, lastLine },
}) => {
  const { page } = computer
  expect(JSON.parse(lastLine)).toMatchObject({ customers: 93, products: 77, orders: 830, lines: 2155, rejected: [] })
  await speak(page, 'Kreyòl')
  await workAlone(page)

  await find(page, 'alfreds', /Alfreds Futterkiste/)
  await page.screenshot({ path: test.info().outputPath('northwind-search-ht.png') })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Alfreds Futterkiste' })).toBeVisible()

  await find(page, '10248', /10248/)
  await page.keyboard.press('Enter')
  const lines = page.getByRole('table', { name: 'Liy kòmand lan' }).locator('tbody tr')
  await expect(lines).toHaveCount(3)
  await expect(page.getByText(/^440,00 USD/).last()).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('northwind-order-ht.png') })

  // 25 lines, most of them with a discount, rounded line by line.
  await find(page, '11077', /11077/)
  await page.keyboard.press('Enter')
  await expect(lines).toHaveCount(25)
  await expect(page.getByText(/^1\s255,72 USD/).last()).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('northwind-discounts-ht.png') })

  await go(page, '/settings/computer')
  await expect(page.getByRole('button', { name: /^Antre nan biwo santral/ })).toBeVisible()
  await page.keyboard.press('j')
  await expect(page.getByRole('textbox', { name: 'Adrès biwo santral' })).toBeFocused()
  await page.keyboard.type(computer.link.url)
  await page.keyboard.press('Tab')
  await page.keyboard.type(office.code)
  await page.keyboard.press('Control+Enter')
  await enterJoined(computer, password)
  await synced(computer)

  const rows = (table: number) =>
    office.ask('SELECT count(*)::integer AS rows FROM konvwa.row_state WHERE tbl = $1 AND NOT deleted', [table])
  expect(await rows(30)).toEqual([{ rows: 830 }])
  expect(await rows(31)).toEqual([{ rows: 2155 }])
  const net = `SELECT sum((columns->>'net_minor')::bigint)::text AS net FROM konvwa.row_state WHERE tbl = 30 AND NOT deleted`
  expect(await office.ask(net)).toEqual([{ net: '126579329' }])
  await expect.poll(() => differencesFromOffice(computer.file, office.database.url)).toEqual([])
  await go(page, '/orders')
  await expect(page.getByRole('grid', { name: 'Kòmand' })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('northwind-orders-ht.png') })
})
