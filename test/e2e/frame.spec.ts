import { expect, type Page } from '@playwright/test'
import { password, test, workAlone } from '../support/browserDesk.ts'
import { clipped, faults, faultsInBothThemes, ofColours } from '../support/looks.ts'

const speak = (page: Page, language: 'English' | 'Français' | 'Kreyòl') =>
  page.getByRole('button', { name: new RegExp(language) }).click()

test('a new computer refuses an address where nobody answers and an empty form in sentences, and begins by keyboard alone', async ({
  desk: { page },
}) => {
  await expect(page.getByRole('button', { name: /Try with the sample company/ })).toBeFocused()
  await page.getByRole('button', { name: /Join head office/ }).click()
  await page.getByRole('textbox', { name: 'Address of head office' }).fill('http://127.0.0.1:9')
  await page.getByRole('textbox', { name: 'Code for this computer' }).fill('7H4K-9M2P-XW3R')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText('Nobody answers at that address. Check the address and the link.')

  await page.reload()
  await speak(page, 'Kreyòl')
  await page.getByRole('button', { name: /Travay pou kont ou/ }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Ranpli chan sa a.')).toHaveCount(6)

  await page.reload()
  await expect(page.getByRole('heading', { name: 'Welcome to Konvwa' })).toBeVisible()
  await expect(page.getByRole('button', { name: /Try with the sample company/ })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Work alone for now' })).toBeVisible()
  await page.keyboard.press('Escape')
  await workAlone(page)
  await expect(page.getByText('CAP · Cap-Haïtien')).toBeVisible()
  await expect(page.getByText('This computer works alone. Everything is saved here.')).toBeVisible()
})

test('a locked screen keeps what stands beneath and opens to the password only; wrong passwords make one wait, counted down', async ({
  desk: { page },
}) => {
  await workAlone(page)
  await page.getByRole('link', { name: 'Orders', exact: true }).click()
  await page.getByRole('textbox', { name: 'Filter' }).fill('kay')
  await page.keyboard.press('Control+Alt+l')
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  await expect(page.getByRole('navigation')).toBeHidden()
  await page.getByLabel('Password of Mirlande Joseph').fill('not this one')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/The password is not right/)).toBeVisible()
  await expect(page.getByText(/Wait/).first()).toBeHidden()
  await page.getByLabel('Password of Mirlande Joseph').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Filter' })).toHaveValue('kay')

  await page.getByRole('button', { name: /Mirlande J/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible()
  const field = page.getByLabel('Password of Mirlande Joseph')
  // A wait doubles with each mistake: the first ones are over, on a busy computer, before anybody sees them.
  await expect(async () => {
    await field.fill('wrong')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/not right. Wait \d+ second/)).toBeVisible({ timeout: 1000 })
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeDisabled({ timeout: 500 })
  }).toPass()
})

test('somebody changes their own password in Kreyòl by keys; what is wrong is said, the old one no longer opens the door, the new one does', async ({
  desk: { page },
}) => {
  await speak(page, 'Kreyòl')
  await workAlone(page)
  const menu = page.getByRole('button', { name: /Mirlande J/ })
  await menu.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Chanje modpas mwen' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Chanje modpas mwen' })
  const present = dialog.getByLabel('Modpas kounye a')
  await expect(present).toBeFocused()
  await page.keyboard.type('move modpas')
  await dialog.getByLabel('Nouvo modpas', { exact: true }).focus()
  await page.keyboard.type('lanmè-ble-77')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('paragraph').filter({ hasText: 'De nouvo modpas yo pa menm.' })).toBeVisible()
  await dialog.getByLabel('Nouvo modpas la ankò').focus()
  await page.keyboard.type('lanmè-ble-77')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText(/Modpas la pa bon/).first()).toBeVisible()
  expect(await clipped(page)).toEqual([])
  expect(await faults(page)).toEqual([])
  // One who guessed wrong waits a little before the next try.
  await expect(async () => {
    await present.fill(password)
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Modpas ou chanje/)).toBeVisible({ timeout: 3000 })
  }).toPass()
  await expect(dialog).toBeHidden()

  await menu.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Soti' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Kiyès ki nan biwo a?' })).toBeVisible()
  const field = page.getByLabel('Modpas Mirlande Joseph')
  await field.fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Modpas la pa bon/)).toBeVisible()
  await expect(async () => {
    await field.fill('lanmè-ble-77')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('navigation')).toBeVisible({ timeout: 3000 })
  }).toPass()
})

test('the frame by keys: what they do is shown by ?, Ctrl K finds a screen without its accents, the language is remembered, and text at 150 % shows everything that can be done', async ({
  desk: { page },
}) => {
  await workAlone(page)
  await page.getByRole('link', { name: 'Orders', exact: true }).click()
  await page.getByRole('textbox', { name: 'Filter' }).fill('')
  await page.keyboard.type('n?')
  await expect(page.getByRole('textbox', { name: 'Filter' })).toHaveValue('n?')
  await expect(page).toHaveURL(/#\/orders$/)
  await page.getByRole('main').focus()
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keys of this screen' })
  await expect(help.getByText('Search everything')).toBeVisible()
  await expect(help.getByText('Row below')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()

  await speak(page, 'Kreyòl')
  await expect(page.getByRole('link', { name: 'Kòmand', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ht')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('nouvo komand')
  await expect(page.getByRole('option', { name: 'Nouvo kòmand' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Nouvo kòmand', level: 1 })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('link', { name: 'Kòmand', exact: true })).toBeVisible()
  await speak(page, 'Français')
  await expect(page.getByRole('link', { name: 'Commandes', exact: true })).toBeVisible()

  await speak(page, 'Kreyòl')
  await page.getByRole('button', { name: /Mirlande J/ }).click()
  for (let step = 0; step < 5; step += 1) await page.getByRole('button', { name: 'Lèt pi gwo' }).click()
  await expect(page.getByText('150 %')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /Kreyòl/ })).toBeInViewport()
  await expect(page.getByRole('button', { name: /Mirlande J/ })).toBeInViewport()
  await expect(page.getByRole('button', { name: /pou touch yo/ })).toBeInViewport()
  expect(await clipped(page)).toEqual([])
})

test('a backend that falls over is said calmly; started anew it wants its new address', async ({ desk }) => {
  const { page } = desk
  await workAlone(page)
  await desk.backend().kill()
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was lost' })).toBeVisible()
  const url = await desk.restart('kill')
  await expect(page.getByRole('heading', { name: 'Open Konvwa again' })).toBeVisible({ timeout: 20_000 })
  await page.goto('about:blank')
  await page.goto(url)
  await expect(page.getByRole('heading', { name: 'Who is at the desk?' })).toBeVisible()
})

test('axe finds nothing in the light theme and in the dark one, and no language is clipped', async ({
  desk: { page },
}) => {
  test.slow()
  expect(await faultsInBothThemes(page)).toEqual([])
  await workAlone(page)
  await page.getByRole('button', { name: /Mirlande J/ }).click()
  for (const theme of ['Dark', 'Light', 'Auto'] as const) {
    await page.getByRole('button', { name: theme }).click()
    expect([theme, ...(await faults(page, ofColours))]).toEqual([theme])
  }
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  for (const language of ['English', 'Français', 'Kreyòl'] as const) {
    await speak(page, language)
    expect(await clipped(page)).toEqual([])
  }
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('k')
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Alt+l')
  await expect(page.getByLabel('Modpas Mirlande Joseph')).toBeVisible()
  expect(await faultsInBothThemes(page)).toEqual([])
})
