import { hash } from '@node-rs/argon2'
import { expect, test } from '@playwright/test'
import { customerRow, type TwoDepots, twoDepots } from '../support/company.ts'
import { enrolDesk } from '../support/desk.ts'
import { faultsInBothThemes } from '../support/looks.ts'

let world: TwoDepots
test.beforeAll(async () => {
  world = await twoDepots()
  const { boss, company, deskA } = world
  const password_hash = await hash('kabrit', { memoryCost: 4096, timeCost: 1 })
  boss.act(company.boss, 'people.edit', [
    boss.change('person', 'update', company.boss, { password_hash, name: 'Marie-Ange' }),
  ])
  await boss.sync()
  deskA.act(company.managerA, 'customers.edit', [
    deskA.change('customer', 'insert', deskA.id(), customerRow(company.depotB, 'X')),
  ])
  await deskA.sync({ needsAttention: 1, waiting: 3 })
})
test.afterAll(() => world.office.close())

test('somebody at head office signs in by keyboard, makes a code and stops a computer, in the light theme and in the dark one', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  const clean = async () => expect(await faultsInBothThemes(page)).toEqual([])
  await page.goto(world.office.url)
  await clean()
  await page.getByLabel('Name').fill('boss')
  await page.keyboard.press('Tab')
  await page.keyboard.type('kabrit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Computers' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Counter A/ }).first()).toContainText(/just now\s*2/)
  await expect(page.getByText('It belongs to a depot that this computer does not look after.')).toBeVisible()
  await clean()

  await page.getByLabel('Where will it stand?').selectOption({ label: 'GON (GON)' })
  await page.getByRole('button', { name: 'Make a code' }).click()
  const code = (await page.locator('#code').textContent()) ?? ''
  const computer = 'Kontwa 2'
  const desk = await enrolDesk(world.office.url, { code, computer })
  expect(desk.identity.depotId).toBe(world.company.depotB)
  await clean()

  await page.getByRole('link', { name: 'Kreyòl' }).click()
  await expect(page.getByRole('heading', { name: 'Òdinatè yo' })).toBeVisible()
  await page.getByRole('button', { name: `Kanpe òdinatè ${computer}` }).click()
  await clean()
  await page.getByRole('button', { name: 'Kanpe òdinatè sa a' }).click()
  await expect(page.getByRole('row', { name: new RegExp(computer) })).toContainText('kanpe')
  await page.getByRole('button', { name: 'Dekonekte' }).click()
  await expect(page.getByRole('heading', { name: 'Konekte nan biwo santral la' })).toBeVisible()
  await context.close()
})
