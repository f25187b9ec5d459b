import { expect, type Page } from '@playwright/test'
import { openStore } from '../../db/open.ts'
import { addCustomer, by } from '../support/business.ts'
import { synced, syncLine } from '../support/computer.ts'
import { password } from '../support/drinksDesk.ts'
import { go } from '../support/drinksPage.ts'
import { equalEverywhere, type Town, type TownDesk, takeOrder, test } from '../support/town.ts'

test.setTimeout(90_000)

/** A customer of another depot, written past every rule of the program. */
async function tamper({ file }: TownDesk, { otherDepotId }: Town): Promise<void> {
  const store = openStore({ file, now: Date.now })
  const { id: mirlande } = await store.reader
    .selectFrom('person')
    .select('id')
    .where('login', '=', 'mirlande')
    .executeTakeFirstOrThrow()
  await store.write(by(mirlande, 'customers.save', 'customers.edit'), tx => addCustomer(tx, otherDepotId, 'GON-1'))
  await store.close()
}

/** What stands on head office's own page about computers and what was refused. */
async function officePage(page: Page, { office }: Town): Promise<void> {
  await page.goto(`${office.url}/?lang=ht`)
  const login = page.getByRole('textbox').first()
  if (await login.isVisible()) {
    await login.fill('mirlande')
    await page.locator('input[type=password]').fill(password)
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { name: 'Òdinatè yo' })).toBeVisible()
}

const wrongDepot = 'Sa se pou yon depo òdinatè sa a pa okipe.'

test('what head office refuses stands in needs attention with its reason, and what was done after it goes through', async ({
  town,
  browser,
}) => {
  const desk = await town.desk('Biwo 1')
  const { page } = desk
  await synced(desk)
  desk.link.set({ down: true })
  await desk.stop()
  await tamper(desk, town)
  await desk.start()
  await takeOrder(page, 'bon pri', 3)
  await takeOrder(page, '4 coins', 5)
  desk.link.set({ down: false })
  await synced(desk)

  await expect(syncLine(page).getByText('1 bezwen ou')).toBeVisible()
  const orders = await town.office.ask('SELECT 1 FROM konvwa.row_state WHERE tbl = 30 AND NOT deleted')
  expect(orders).toHaveLength(2)
  const refused = `SELECT 1 FROM konvwa.row_state WHERE columns->>'code' = 'GON-1'`
  expect(await town.office.ask(refused)).toEqual([])
  const office = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await officePage(office, town)
  await expect(office.getByRole('row', { name: /chanje kliyan an/ })).toHaveCount(1)
  await office.screenshot({ path: test.info().outputPath('refused-office-ht.png') })

  await go(page, '/attention')
  const card = page.getByRole('region', { name: 'Customer GON-1' })
  await expect(card.getByText(wrongDepot)).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('refused-ht.png') })
  await page.keyboard.press('x')
  await expect(page.getByRole('dialog', { name: 'Tounen sou vèsyon biwo santral la?' })).toBeVisible()
  await page.screenshot({ path: test.info().outputPath('refused-discard-ht.png') })
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Pa gen anyen k ap tann ou.')).toBeVisible()
  await synced(desk)
  await expect(syncLine(page).getByText(/bezwen ou/)).toBeHidden()

  await expect(async () => {
    await officePage(office, town)
    await expect(office.getByRole('row', { name: /chanje kliyan an/ })).toHaveCount(0, { timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await expect(office.getByRole('row', { name: /^Biwo 1/ })).toBeVisible()
  await equalEverywhere(town, desk)
  await office.close()
})
