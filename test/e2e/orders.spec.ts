import { expect, type Page } from '@playwright/test'
import { go, signIn, test } from '../support/drinksPage.ts'

/** Seconds that one keystroke takes an average typist (Card, Moran & Newell, 1983, keystroke-level model). */
const secondsPerKey = 0.28

/** Types like somebody who never waits for the screen, and counts. */
function keyboardOf(page: Page) {
  let keys = 0
  return {
    type: async (text: string) => {
      keys += text.length
      await page.keyboard.type(text)
    },
    press: async (key: string) => {
      keys += key.split('+').length
      await page.keyboard.press(key)
    },
    count: () => keys,
  }
}

/** Entry, with the cursor where it begins. */
async function newOrder(page: Page): Promise<void> {
  await go(page, '/orders/new')
  await expect(page.getByRole('combobox', { name: 'Kliyan' })).toBeFocused()
}

const rows = (page: Page) => page.getByRole('table', { name: 'Liy kòmand lan' }).locator('tbody tr[data-line]')
const cell = (page: Page, column: string, line: number) =>
  page.getByRole(column === 'Kòd' ? 'combobox' : 'textbox', { name: `${column}, liy ${line}`, exact: true })

test('ten lines in Kreyòl by keyboard alone take less than a minute, and nothing waits for an answer', async ({
  drinks: { page },
}) => {
  const began = Date.now()
  await expect(page.getByRole('heading', { name: /Mirlande/ })).toBeVisible()
  const keyboard = keyboardOf(page)
  await keyboard.press('n')
  await expect(page.getByRole('combobox', { name: 'Kliyan' })).toBeFocused()
  await keyboard.type('bon pri')
  await keyboard.press('Enter')
  const wanted = [
    'mal 12',
    'bye 20c 6b',
    'dlo-12 30',
    'kol 8',
    'sitwon 5',
    'chadek 4',
    'won 2b',
    'fwi 6',
    'ton 3',
    'gal 15',
  ]
  for (const line of wanted) {
    const [code = '', ...quantity] = line.split(' ')
    await keyboard.type(code)
    await keyboard.press('Enter')
    await keyboard.type(quantity.join(' '))
    await keyboard.press('Enter')
  }
  await keyboard.press('Control+Enter')

  await expect(page.getByRole('heading', { name: /^ORD-CAP\w{2}-\d{2}-000001 konfime\.$/ })).toBeVisible()
  const typed = keyboard.count()
  const seconds = (Date.now() - began) / 1000
  test.info().annotations.push({ type: 'measured', description: `${typed} keystrokes, ${seconds} s by machine` })
  expect(typed * secondsPerKey).toBeLessThan(60)
  expect(seconds).toBeLessThan(60)

  await page.keyboard.press('o')
  const table = page.getByRole('table', { name: 'Liy kòmand lan' })
  await expect(table.locator('tbody tr')).toHaveCount(10)
  await expect(table.getByRole('row', { name: /WON-6/ })).toContainText('2b')
  await expect(table.getByRole('row', { name: /BYE-24/ })).toContainText('29 970,00')
  // 13 800 + 29 970 + 12 600 + 8 160 + 4 800 + 4 720 + 1 800 + 5 880 + 3 750 + 1 875 = 87 355, and 10 %.
  await expect(page.getByText('96 090,50 G')).toBeVisible()
})

test('what was typed survives kill -9 of the program, typing on meanwhile', async ({ drinks }) => {
  const { page } = drinks
  await newOrder(page)
  await page.keyboard.type('bon pri')
  await page.keyboard.press('Enter')
  await page.keyboard.type('mal')
  await page.keyboard.press('Enter')
  await page.keyboard.type('12c 6b')
  await page.keyboard.press('Enter')
  await page.keyboard.type('by')
  await expect(page.getByText(/brouyon · anrejistre \d\d:\d\d:\d\d/)).toBeVisible()
  await page.waitForTimeout(700)
  await drinks.backend().kill()
  await page.keyboard.type('e-2')
  await expect(cell(page, 'Kòd', 2)).toHaveValue('bye-2')

  await page.goto('about:blank')
  await page.goto(await drinks.killAndRestart())
  await signIn(page, 'Mirlande Joseph')
  await go(page, '/orders/new')
  await expect(page.getByRole('combobox', { name: 'Kliyan' })).toHaveValue('Depo Bon Pri · Limbé')
  await expect(cell(page, 'Kòd', 1)).toHaveValue('MAL-24')
  await expect(cell(page, 'Kantite', 1)).toHaveValue('12c 6b')
  await expect(cell(page, 'Kòd', 2)).toHaveValue('by')
  await page.getByRole('button', { name: 'Rekòmanse' }).click()
  await expect(page.getByRole('combobox', { name: 'Kliyan' })).toHaveValue('')
})

test('keys move between rows, take a line away and bring it back', async ({ drinks: { page } }) => {
  await newOrder(page)
  await page.keyboard.type('bon pri')
  await page.keyboard.press('Enter')
  for (const [code, quantity] of [
    ['mal', '1'],
    ['bye', '2'],
  ] as const) {
    await page.keyboard.type(code)
    await page.keyboard.press('Enter')
    await page.keyboard.type(quantity)
    await page.keyboard.press('Enter')
  }
  await expect(cell(page, 'Kòd', 3)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(cell(page, 'Kòd', 2)).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(cell(page, 'Pri', 2)).toBeFocused()
  await page.keyboard.type('1500')
  await page.keyboard.press('Tab')
  await page.keyboard.type('10')
  await expect(rows(page).nth(1)).toContainText('2 700,00')
  await expect(rows(page).nth(1)).toContainText('se ou ki tape l')
  await page.keyboard.press('Control+Backspace')
  await expect(rows(page)).toHaveCount(2)
  await expect(page.getByText('Liy BYE-24 a retire.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(rows(page)).toHaveCount(3)
  await expect(rows(page).nth(1)).toContainText('2 700,00')
})

test('a message from WhatsApp becomes lines, and what is not clear is shown first', async ({ drinks: { page } }) => {
  await newOrder(page)
  await page.keyboard.type('bon pri')
  await page.keyboard.press('Enter')
  await expect(cell(page, 'Kòd', 1)).toBeFocused()
  await page.evaluate(() =>
    navigator.clipboard.writeText('Bonjou!\n12 kès MAL-24\nbyè 20c 6b\n5 kès ji\n3 kès chanpay\nmèsi'),
  )
  await page.keyboard.press('Control+v')
  const dialog = page.getByRole('dialog', { name: 'Liy ki kole yo' })
  await expect(dialog).toContainText('2 liy nou konprann')
  await expect(dialog).toContainText('2 liy pou fini nan tablo a')
  await expect(dialog).toContainText('2 liy nou pa konprann')
  await expect(dialog.getByRole('row', { name: /5 kès ji/ })).toContainText(/JWI-12|JWI-24/)
  await expect(dialog.getByRole('row', { name: /chanpay/ })).toContainText('pa gen pwodui konsa')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(cell(page, 'Kantite', 1)).toHaveValue('12c')
  await expect(cell(page, 'Kantite', 2)).toHaveValue('20c 6b')
  await expect(cell(page, 'Kòd', 3)).toHaveValue('ji')
  await expect(cell(page, 'Kòd', 4)).toHaveValue('chanpay')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'Gen 2 bagay pou korije anvan.' })).toBeVisible()
  await expect(cell(page, 'Kòd', 3)).toBeFocused()
})

test('a promotion is offered and taken by a key; free goods need a reason', async ({ drinks: { page } }) => {
  await newOrder(page)
  await page.keyboard.type('bon pri')
  await page.keyboard.press('Enter')
  await page.keyboard.type('kol')
  await page.keyboard.press('Enter')
  await page.keyboard.type('20')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Kola 10 + 1: 2c Kola, kès 24 × 25 cl gratis')).toBeVisible()
  await page.keyboard.press('F6')
  await expect(cell(page, 'Kantite', 2)).toHaveValue('2c')
  await expect(rows(page).nth(1)).toContainText('pwomosyon Kola 10 + 1')
  await page.keyboard.type('mal')
  await page.keyboard.press('Enter')
  await page.keyboard.type('1')
  await page.keyboard.press('F7')
  const free = page.getByRole('dialog', { name: 'Bay Malta, kès 24 × 33 cl gratis' })
  await expect(free.getByRole('radio').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(rows(page).nth(2)).toContainText('gratis:')
  await expect(page.getByText('22 440,00 G')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: /konfime/ })).toBeVisible()
})

test('an order of a customer on hold goes as far as checked and says why', async ({ drinks: { page } }) => {
  await newOrder(page)
  await page.keyboard.type('lakay')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Kliyan an bloke' })).toBeVisible()
  await page.keyboard.type('mal')
  await page.keyboard.press('Enter')
  await page.keyboard.type('2')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: /verifye, l ap tann konfimasyon/ })).toBeVisible()
  await expect(page.getByText('Kliyan an bloke: fòk biwo santral la debloke l anvan.')).toBeVisible()
  await page.keyboard.press('o')
  const confirm = page.getByRole('button', { name: 'Konfime' })
  await expect(confirm).toHaveAttribute('aria-disabled', 'true')
  await expect(confirm).toHaveAccessibleDescription(/Kliyan an bloke/)
})

test('the next order is one key away and begins at the customer; the same one twice is noticed, and the first is a press away', async ({
  drinks: { page },
}) => {
  for (const time of [1, 2]) {
    await newOrder(page)
    await page.keyboard.type('fifi')
    await page.keyboard.press('Enter')
    await page.keyboard.type('bye')
    await page.keyboard.press('Enter')
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    if (time === 2) break
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { name: /konfime/ })).toBeVisible()
    await page.keyboard.press('n')
    await expect(page.getByRole('combobox', { name: 'Kliyan' })).toBeFocused()
    await expect(page.getByRole('combobox', { name: 'Kliyan' })).toHaveValue('')
    await expect(rows(page)).toHaveCount(1)
  }
  const notice = page.getByRole('region', { name: 'Yo te antre l deja?' })
  await expect(notice).toContainText(/ORD-CAP\w+-\d+-000001/)
  await notice.getByRole('link', { name: 'Gade l' }).click()
  await expect(page.getByRole('heading', { name: /000001/ })).toBeVisible()
})
