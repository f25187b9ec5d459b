import { expect, type Page } from '@playwright/test'
import { busyDay } from '../support/drinksOrders.ts'
import { go, speak, test } from '../support/drinksPage.ts'
import { faultsInBothThemes } from '../support/looks.ts'

test.use({ beforehand: { enter: busyDay } })

const screens = ['/today', '/orders', '/orders/new'] as const

/** Texts of buttons, labels and headings that do not fit where they stand. */
const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main button, main a, main label, main h1, main h2, main th, main dt, main dd')]
      .filter(element => element instanceof HTMLElement && element.offsetParent !== null)
      .filter(
        element => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible',
      )
      .map(element => element.textContent ?? ''),
  )

const worklist = (page: Page) =>
  page.getByRole('table', { name: 'Sa ki bezwen yon moun, sa ki pi ijan an premye' }).getByRole('row')

test('the worklist is ranked, says why, and its first row is done by Enter and taken back by Ctrl Z', async ({
  drinks: { page },
}) => {
  await expect(page.getByRole('heading', { name: /Mirlande/ })).toBeVisible()
  await expect(worklist(page)).toHaveCount(4)
  await expect(worklist(page).nth(0)).toContainText(/An reta nan .*(Depo Rivyè|Hôtel Lakay)/)
  await expect(worklist(page).nth(2)).toContainText(
    /3 è depase.*Supermarché Aux 4 Coins: resevwa depi 5 è, limit la se 2 è/,
  )
  await expect(worklist(page).nth(3)).toContainText(/Bloke 5 è.*Lopital Jistinyen: bloke, kredi/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: /^ORD-CAP\S+ verifye\./ })).toBeVisible()
  await expect(page.getByText(/Supermarché Aux 4 Coins: resevwa/)).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(worklist(page).nth(2)).toContainText('Supermarché Aux 4 Coins: resevwa')
})

test('what cannot be confirmed is opened, and the button says why not; the figures lead to what they count', async ({
  drinks: { page },
}) => {
  const row = worklist(page).filter({ hasText: 'Hôtel Lakay' })
  await row.getByRole('button').click()
  const confirm = page.getByRole('main').getByRole('button', { name: 'Konfime' })
  await expect(confirm).toHaveAttribute('aria-disabled', 'true')
  await expect(confirm).toHaveAccessibleDescription(/Kliyan an bloke\. Fòk biwo santral/)

  await go(page, '/today')
  await page.getByRole('link', { name: /^Kòmand pou konfime 4/ }).click()
  await expect(page.getByRole('grid', { name: 'Kòmand' }).getByText('Supermarché Aux 4 Coins')).toBeVisible()
  await expect(page.getByRole('grid', { name: 'Kòmand' }).getByText('Depo Bon Pri')).toBeHidden()
})

test('an order that is not confirmed is changed by e and tells so; a copy of it begins a new one', async ({
  drinks: { page },
}) => {
  await go(page, '/orders?status=received')
  // Before the filter is answered the row stands elsewhere.
  await expect(page.getByRole('status').filter({ hasText: /^2 liy$/ })).toBeVisible()
  await page.getByText('Depo Rivyè').click()
  await expect(page.getByRole('heading', { name: /^ORD-/ })).toBeVisible()
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { name: /^Chanje ORD-/ })).toBeVisible()
  await page.getByRole('textbox', { name: 'Kantite, liy 1' }).fill('11')
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/anrejistre \d\d:\d\d:\d\d/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByText('Depo Rivyè').click()
  await expect(page.getByRole('row', { name: /WON-6/ })).toContainText('11c')
  await expect(page.getByText('anrejistre kòmand la')).toBeVisible()
  await page.keyboard.press('y')
  await expect(page.getByRole('heading', { name: 'Nouvo kòmand' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Kliyan' })).toHaveValue('Depo Rivyè')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: /konfime\.$/ })).toBeVisible()
})

test('an order that went on while it was being changed: whoever saves later is told, and keeps what was typed', async ({
  drinks: { page },
}) => {
  const open = async (on: Page) => {
    await go(on, '/orders?status=received')
    await expect(on.getByText('2 liy')).toBeVisible()
    await on.getByText('Depo Rivyè').click()
    await on.getByRole('button', { name: 'Chanje' }).click()
    await expect(on.getByRole('heading', { name: /^Chanje ORD-/ })).toBeVisible()
  }
  await open(page)
  const quantity = page.getByRole('textbox', { name: 'Kantite, liy 1' })
  await quantity.fill('12')
  const order = new URL(page.url()).hash.split('/')[2]
  await go(page, `/orders/${order}`)
  await expect(page.getByRole('heading', { name: /^ORD-/ })).toBeVisible()
  await page.keyboard.press('k')
  await expect(page.getByRole('alert').filter({ hasText: /verifye\./ })).toBeVisible()
  await page.keyboard.press('e')
  await expect(quantity).toHaveValue(/12c?/)
  await page.keyboard.press('Control+s')
  await expect(page.getByText(/Yon moun anrejistre kòmand sa a apre ou te louvri l/)).toBeVisible()
  await page.getByRole('button', { name: 'Anrejistre pa m lan sou li' }).click()
  await expect(page.getByText(/anrejistre \d\d:\d\d:\d\d/)).toBeVisible()
})

test.describe('somebody who may only look', () => {
  test.use({ login: 'Wisner Pierre' })

  test('sees what stands, and each button says why it cannot be pressed', async ({ drinks: { page } }) => {
    await expect(page.getByRole('button', { name: 'Nouvo kòmand' })).toHaveCount(0)
    await go(page, '/orders?status=received')
    await expect(page.getByText('2 liy')).toBeVisible()
    await page.getByText('Depo Rivyè').click()
    const check = page.getByRole('button', { name: 'Verifye' })
    await expect(check).toHaveAttribute('aria-disabled', 'true')
    await expect(check).toHaveAccessibleDescription('Wòl ou pa pèmèt sa. Mande yon kòlèg ki gen dwa a.')
  })
})

test('axe finds nothing on Today, the list, entry and the record, in the light theme and in the dark one, and no word is cut off in any of the three languages', async ({
  drinks: { page },
}) => {
  // Five times axe over a whole page, on machines that have other things to do.
  test.slow()
  for (const screen of screens) {
    await go(page, screen)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForTimeout(400)
    expect(await faultsInBothThemes(page), screen).toEqual([])
  }
  await page.keyboard.type('bon pri')
  await page.keyboard.press('Enter')
  await page.keyboard.press('F4')
  await page.keyboard.type('ji')
  await expect(page.getByRole('option', { name: /JWI/ }).first()).toBeVisible()
  expect(await faultsInBothThemes(page), 'an order being entered').toEqual([])
  await go(page, '/orders?status=on-hold')
  await expect(page.getByText('Lopital Jistinyen')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^ORD-/ })).toBeVisible()
  await page.waitForTimeout(400)
  expect(await faultsInBothThemes(page), 'the record').toEqual([])
  await page.keyboard.press('x')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await faultsInBothThemes(page), 'the dialog').toEqual([])
  await page.keyboard.press('Escape')
  for (const language of ['English', 'Français', 'Kreyòl'] as const) {
    await speak(page, language)
    for (const screen of screens) {
      await go(page, screen)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForTimeout(300)
      expect(await clipped(page), `${language} ${screen}`).toEqual([])
    }
  }
})
