import { expect, type Page } from '@playwright/test'
import { test } from '../support/browserDesk.ts'
import { go, speak } from '../support/drinksPage.ts'
import { clipped, faults } from '../support/looks.ts'

test('the sample company is opened by keys, is full on every screen in Kreyòl, and is left again', async ({
  desk: { page },
}) => {
  await speak(page, 'Kreyòl')
  await page.getByRole('button', { name: /Eseye ak konpayi egzanp lan/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /Bwason Lakay/ })).toBeFocused()
  expect(await faults(page)).toEqual([])
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: /Mirlande/ })).toBeVisible({ timeout: 30_000 })
  const mark = page.getByRole('button', { name: 'Konpayi egzanp' })
  await expect(mark).toBeVisible()
  for (const [path, title, shown] of [
    ['/orders', 'Kòmand', 'Little Haiti Imports'],
    ['/customers', 'Kliyan', 'Ba Altagrâce'],
    ['/products', 'Pwodui', 'Byè Solèy 24 × 33 cl'],
    ['/prices', 'Pri', 'DEP-C'],
    ['/requests', 'Demann', /Ji tamaren/],
    ['/attention', 'Bezwen ou', /Lopital Sen Jan/],
    ['/', /Mirlande/, /Distribisyon Jeremi/],
  ] as const) {
    await go(page, path)
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.locator('main').getByText(shown).first()).toBeVisible()
    expect(await clipped(page), path).toEqual([])
  }

  await go(page, '/orders')
  await page.getByRole('grid').focus()
  for (const key of [...Array.from({ length: 30 }, () => 'ArrowDown'), 'End', 'Home', 'PageDown', 'PageDown']) {
    await page.keyboard.press(key)
    await expect.poll(() => chosenIsWhole(page), { message: key }).toBe(true)
  }

  await go(page, '/')
  await expect(page.getByRole('heading', { level: 1, name: /Mirlande/ })).toBeVisible()
  // The worklist and the mark above it; the other screens are looked at where they are tested.
  expect(await faults(page)).toEqual([])
  await mark.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Kite egzanp lan' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Welcome to Konvwa/ })).toBeVisible()
})

/** The chosen row stands between the head of its list and the lower edge, nothing of it cut off. */
const chosenIsWhole = (page: Page): Promise<boolean> =>
  page.getByRole('grid').evaluate(grid => {
    const row = grid.querySelector('tr[aria-selected=true]')?.getBoundingClientRect()
    const head = grid.querySelector('thead')?.getBoundingClientRect()
    const list = grid.parentElement?.getBoundingClientRect()
    return row !== undefined && head !== undefined && list !== undefined
      ? row.top >= head.bottom - 1 && row.bottom <= list.bottom + 1
      : false
  })
