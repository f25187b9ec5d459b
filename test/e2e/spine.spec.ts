import { expect } from '@playwright/test'
import { synced, syncLine } from '../support/computer.ts'
import { equalEverywhere, type Town, type TownDesk, takeOrder, test } from '../support/town.ts'

test.setTimeout(180_000)

const ordersAtOffice = async (town: Town): Promise<unknown[]> =>
  (
    await town.office.ask("SELECT columns->>'number' AS number FROM konvwa.row_state WHERE tbl = 30 AND NOT deleted")
  ).map(row => (row as { number: string }).number)

test('twenty orders taken without a link survive kill -9 in the middle of the sync and stand everywhere once', async ({
  town,
}) => {
  const limbe = await town.desk('Biwo 1')
  const milot = await town.desk('Biwo 2')
  const { page } = limbe
  await synced(limbe)

  limbe.link.set({ down: true })
  const customers = ['bon pri', '4 coins', 'ti marie', 'fifi', 'rivye']
  for (let taken = 0; taken < 20; taken += 1) {
    await takeOrder(page, customers[taken % customers.length] ?? '', taken + 2)
  }
  await expect(syncLine(page).getByText(/20 chanjman ap tann/)).toBeVisible()
  await page.keyboard.press('F9')
  await expect(syncLine(page).getByText(/Pa gen koneksyon/)).toBeVisible()
  expect(await ordersAtOffice(town)).toEqual([])

  // Head office has them, and its answer is still under way when the program is killed.
  limbe.link.set({ down: false, delay: 1500 })
  await page.keyboard.press('F9')
  await expect.poll(() => ordersAtOffice(town), { intervals: [50], timeout: 30_000 }).not.toEqual([])
  await limbe.kill()
  limbe.link.set({ delay: 0 })

  await limbe.start()
  await synced(limbe)
  await synced(milot)
  const there = await ordersAtOffice(town)
  expect(there).toHaveLength(20)
  expect(new Set(there).size).toBe(20)
  await milot.page.evaluate(() => {
    window.location.hash = '/orders'
  })
  await expect(milot.page.getByRole('grid', { name: 'Kòmand' })).toHaveAttribute('aria-rowcount', '21')
  await equalEverywhere(town, limbe, milot)
  await page.screenshot({ path: 'test-results/spine-ht.png' })
})

/** Opens the customer, presses one weekday in the form, saves. */
async function changeDeliveryDay({ page }: TownDesk, id: number, day: string): Promise<void> {
  await page.evaluate(to => {
    window.location.hash = to
  }, `/customers/${id}/edit`)
  await page.getByRole('button', { name: day, exact: true }).press('Enter')
  await page.keyboard.press('Control+s')
  await expect(page.getByRole('heading', { name: 'Boutik Ti Marie' })).toBeVisible()
}

test('one delivery day changed on two computers apart is one card with both values, settled by a key, equal everywhere', async ({
  town,
}) => {
  const limbe = await town.desk('Biwo 1')
  const milot = await town.desk('Biwo 2')
  await synced(limbe)
  await synced(milot)
  const id = town.customers['C-004'] ?? 0
  limbe.link.set({ down: true })
  milot.link.set({ down: true })
  await changeDeliveryDay(limbe, id, 'len')
  await changeDeliveryDay(milot, id, 'sam')
  limbe.link.set({ down: false })
  await synced(limbe)
  milot.link.set({ down: false })
  await synced(milot)
  // Both changes have met at head office before the first computer asks again.
  const cardsAtOffice = () => town.office.ask('SELECT 1 FROM konvwa.row_state WHERE tbl = 42 AND NOT deleted')
  await expect.poll(cardsAtOffice, { timeout: 20_000 }).toHaveLength(1)
  await limbe.page.keyboard.press('F9')

  for (const { page } of [limbe, milot]) {
    await expect(syncLine(page).getByText('1 bezwen ou')).toBeVisible({ timeout: 20_000 })
    await page.evaluate(() => {
      window.location.hash = '/attention'
    })
    const card = page.getByRole('region', { name: 'Boutik Ti Marie' })
    await expect(card).toContainText(
      'madi' /* both values lack what was taken away */
        .slice(0, 3),
    )
    await expect(card.getByText('Biwo 1')).toBeVisible()
    await expect(card.getByText('Biwo 2')).toBeVisible()
  }
  await milot.page.screenshot({ path: 'test-results/conflict-ht.png' })
  await milot.page.keyboard.press('1')
  await expect(milot.page.getByText('Pa gen anyen k ap tann ou.')).toBeVisible()
  await synced(milot)
  await synced(limbe)
  await expect(limbe.page.getByText('Pa gen anyen k ap tann ou.')).toBeVisible()
  await equalEverywhere(town, limbe, milot)
  const open = await town.office.ask(
    "SELECT 1 FROM konvwa.row_state WHERE tbl = 42 AND columns->>'state' = 'open' AND NOT deleted",
  )
  const cards = await town.office.ask('SELECT 1 FROM konvwa.row_state WHERE tbl = 42 AND NOT deleted')
  expect([open.length, cards.length]).toEqual([0, 1])
})
