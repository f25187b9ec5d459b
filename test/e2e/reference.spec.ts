import { expect, type Page } from '@playwright/test'
import { entered } from '../support/dialogs.ts'
import { password } from '../support/drinksDesk.ts'
import { go, type Seed, speak, test } from '../support/drinksPage.ts'
import { clipped, faultsInBothThemes } from '../support/looks.ts'

/** Judeline leads a depot that asks: another case, a new product, a price taken away, other terms. */
const asked: Seed = async (client, { customers, products }) => {
  const { depots } = await client.settings.get()
  await client.people.save({
    id: null,
    login: 'nadege',
    name: 'Nadège Pierre',
    role: 'manager',
    language: 'ht',
    depotId: depots[0]?.id ?? null,
    active: true,
    password,
  })
  await client.auth.signOut()
  await client.auth.signIn({ login: 'nadege', password })
  const { version: _, proposed: __, ...malta } = await client.products.find({ id: products['MAL-24'] ?? 0 })
  await client.products.save({ ...malta, caseUnits: 12, note: 'Kès yo chanje.' })
  await client.products.save({ ...malta, id: null, sku: 'MAL-6', caseUnits: 6, note: '' })
  const [list] = await client.priceLists.list()
  const { items } = await client.priceLists.find({ id: list?.id ?? 0 })
  const [price] = items
  if (!list || !price) throw new Error('the desk of drinks has prices')
  await client.priceLists.saveItem({ ...price, priceListId: list.id, priceMinor: null, note: '' })
  await client.customers.saveTerms({
    customerId: customers['C-004'] ?? 0,
    priceListId: list.id,
    paymentDays: 30,
    creditLimitMinor: 5_000_000,
    currency: 'HTG',
    hold: false,
    holdReasonId: null,
    note: 'Li toujou peye alè.',
  })
  await client.auth.signOut()
  await client.auth.signIn({ login: 'mirlande', password })
}

/** So many requests are still to be answered. */
const left = (page: Page, count: number) => page.getByRole('status').filter({ hasText: new RegExp(`^${count} liy$`) })

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 })

test.describe('where somebody asked', () => {
  test.use({ beforehand: { enter: asked } })

  test('head office goes through the requests by keys: one refused with a sentence, the others accepted', async ({
    drinks: { page },
  }) => {
    await go(page, '/requests')
    await expect(heading(page, 'Demann')).toBeVisible()
    const card = page.getByRole('region', { name: /MAL-24/ })
    await expect(card.getByRole('row', { name: /boutèy nan yon kès/ })).toContainText('2412')
    await page.keyboard.press('x')
    const dialog = page.getByRole('dialog')
    await page.keyboard.press('Control+Enter')
    await entered(dialog)
    await page.keyboard.type('Se kès 24 yo ye toujou.')
    await page.keyboard.press('Control+Enter')
    await expect(dialog).toBeHidden()

    await expect(left(page, 3)).toBeVisible()
    await expect(page.getByText('Nadège Pierre mande yon nouvo pwodui.').last()).toBeVisible()
    // A key answers the card that is read, so each is waited for.
    for (const next of [/MAL-6/, /GENERAL.*MAL-24/, /Boutik Ti Marie/]) {
      await expect(page.getByRole('region', { name: next })).toBeVisible()
      await page.keyboard.press('a')
    }
    await expect(page.getByText('Pa gen anyen k ap tann repons.')).toBeVisible()

    await page.keyboard.press('v')
    await page.getByRole('dialog').getByRole('button', { name: 'Sa ki gen repons', exact: true }).press('Enter')
    await expect(page.getByRole('row', { name: /MAL-24.*Refize/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /Boutik Ti Marie.*Aksepte/ })).toBeVisible()
    await go(page, '/products')
    await expect(page.getByRole('row', { name: /MAL-6/ })).toBeVisible()
  })

  test.describe('at the desk that asked', () => {
    test.use({ login: 'Nadège Pierre' })

    test('whoever asked takes a request back, and edits say that they ask', async ({ drinks: { page } }) => {
      await go(page, '/requests')
      await expect(page.getByRole('region', { name: /MAL-24/ })).toBeVisible()
      await expect(page.getByRole('button', { name: /Aksepte/ })).toHaveCount(0)
      await page.keyboard.press('w')
      await expect(page.getByText('Retire. Anyen pa chanje.')).toBeVisible()
      await expect(left(page, 3)).toBeVisible()
      await expect(page.getByText(/^3 demann ap tann repons biwo santral/)).toBeVisible()

      await go(page, '/settings/depots')
      await expect(heading(page, 'Depo')).toBeVisible()
      await expect(page.getByRole('row', { name: /^CAP/ })).toBeVisible()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: /CAP/ })
      await expect(dialog.getByRole('button', { name: 'Mande biwo santral' })).toBeVisible()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Control+a')
      await page.keyboard.type('17:00')
      await page.keyboard.press('Control+Enter')
      await expect(dialog).toBeHidden()
      await expect(page.getByRole('row', { name: /^CAP/ })).toContainText('12:00')
    })
  })

  test('every screen of the company and of its settings is clean under axe, light and dark, and nothing is clipped', async ({
    drinks: { page, desk },
  }) => {
    test.setTimeout(240_000)
    await speak(page, 'Kreyòl')
    const sections = [
      ...['company', 'depots', 'calendars', 'containers', 'taxes', 'rates', 'reasons', 'limits', 'lanes', 'people'],
      ...['rights', 'audit', 'computer', 'imports'],
    ]
    const places: readonly (readonly [path: string, ...keys: string[]])[] = [
      ['/customers'],
      [`/customers/${desk.customers['C-001']}`],
      [`/customers/${desk.customers['C-001']}`, 't'],
      [`/customers/${desk.customers['C-001']}/edit`],
      ['/products'],
      [`/products/${desk.products['MAL-24']}`],
      [`/products/${desk.products['MAL-24']}`, 'e'],
      ['/prices'],
      ['/prices', 'Enter'],
      ['/requests'],
      ['/requests', 'x'],
      ['/attention'],
      ...sections.map(section => [`/settings/${section}`] as const),
      ['/settings/depots', 'Enter'],
      ['/settings/calendars', 'e'],
      ['/settings/calendars', 'n'],
      ['/settings/limits', 'Enter'],
      ['/settings/people', 'n'],
    ]
    for (const [path, ...keys] of places) {
      await go(page, path)
      await expect(page).toHaveURL(new RegExp(`${path}$`))
      await expect(heading(page, /./)).toBeVisible()
      for (const key of keys) await page.keyboard.press(key)
      await page.waitForTimeout(300)
      expect([path, ...keys, ...(await faultsInBothThemes(page))]).toEqual([path, ...keys])
      expect([path, ...keys, ...(await clipped(page))]).toEqual([path, ...keys])
      if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape')
    }
  })
})

test('an order begins at the customer’s record, and the keyboard goes on with the lines', async ({
  drinks: { page },
}) => {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('rivye')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Depo Rivyè')).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('combobox', { name: 'Kliyan' })).toHaveValue('Depo Rivyè · Limonade')
  await expect(page.getByRole('combobox', { name: 'Kòd, liy 1', exact: true })).toBeFocused()
  await page.keyboard.type('mal')
  await page.keyboard.press('Enter')
  await page.keyboard.type('2')
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, /konfime/)).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('combobox', { name: 'Kliyan' })).toHaveValue('')
})
