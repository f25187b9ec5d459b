import { expect } from '@playwright/test'
import { entered } from '../support/dialogs.ts'
import { go, type Seed, test } from '../support/drinksPage.ts'
import { faultsInBothThemes } from '../support/looks.ts'

/** Twelve cases of malta for the supermarket, confirmed; of beer one case is there. */
const oneOrder: Seed = async (client, { customers, products }) => {
  const line = { n: 0, productId: products['MAL-24'] ?? 0, quantity: 288, discountBp: 0 }
  const { depots } = await client.settings.get()
  const countedDay = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)
  const place = { depotId: depots[0]?.id ?? 0, productId: products['BYE-24'] ?? 0 }
  await client.stock.count({ ...place, counted: 24, countedDay, note: '' })
  await client.orders.saveAndConfirm({
    id: null,
    version: 0,
    customerId: customers['C-002'] ?? 0,
    channel: 'phone',
    customerReference: '',
    requestedDay: '2099-11-18',
    currency: 'HTG',
    note: '',
    lines: [{ ...line, typedPrice: null, freeReasonId: null, promotionId: null }],
  })
}

test.describe('an order that is confirmed', () => {
  test.use({ beforehand: { enter: oneOrder } })

  test('Escape comes back to the list as it was left; it is held, released and amended by keys, and Ctrl Z takes the release back', async ({
    drinks: { page },
  }) => {
    await go(page, '/orders')
    await expect(page.getByText('Supermarché Aux 4 Coins')).toBeVisible()
    await page.keyboard.press('4')
    await expect(page.getByRole('button', { name: /^Konfime/ })).toHaveAttribute('aria-pressed', 'true')
    await expect(page.locator('tr[aria-selected=true]')).toContainText('Konfime')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /^ORD-CAP/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: /^Konfime/ })).toHaveAttribute('aria-pressed', 'true')

    await expect(page.getByRole('grid', { name: 'Kòmand' }).getByText('Supermarché Aux 4 Coins')).toBeVisible()
    await page.keyboard.press('h')
    const dialog = page.getByRole('dialog', { name: /^Bloke ORD-/ })
    await dialog.getByLabel('Rezon', { exact: true }).press('ArrowDown')
    await page.keyboard.press('Enter')
    await dialog.getByRole('textbox', { name: /^Nòt/ }).fill('De fakti an reta')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert').filter({ hasText: /bloke\./ })).toBeVisible()

    await page.keyboard.press('5')
    await expect(page.getByRole('button', { name: /^Bloke/ })).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByRole('grid', { name: 'Kòmand' }).getByRole('row', { name: /Bloke/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^Bloke: Kredi: .* · De fakti an reta$/)).toBeVisible()
    const confirm = page.getByRole('button', { name: 'Modifye konfimasyon an' })
    await expect(confirm).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('r')
    await entered(page.getByRole('dialog', { name: /^Debloke ORD-/ }))
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: /^Bloke/ })).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByText(/^Bloke: Kredi/)).toBeVisible()

    await page.keyboard.press('r')
    await entered(page.getByRole('dialog', { name: /^Debloke ORD-/ }))
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(/^Bloke: Kredi/)).toBeHidden()
    await page.keyboard.press('e')
    await expect(page.getByRole('heading', { name: /^Modifye ORD-/ })).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Kliyan' })).toBeDisabled()
    await expect(page.getByRole('textbox', { name: 'Kantite, liy 1', exact: true })).toBeFocused()
    await page.keyboard.type('10')
    await page.keyboard.press('Enter')
    await page.keyboard.type('bye')
    await page.keyboard.press('Enter')
    await page.keyboard.type('2')
    await expect(page.getByRole('note').getByText(/^Se 1c sèlman ki lib .* · sa k ap vini pa sifi$/)).toBeVisible()
    if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT })
    await page.keyboard.press('Control+Enter')
    const amending = page.getByRole('dialog', { name: /^Modifye ORD-/ })
    await expect(amending).toContainText('MAL-24: 10c olye 12c')
    await expect(amending).toContainText('BYE-24: 2c anplis')
    expect(await faultsInBothThemes(page)).toEqual([])
    await entered(amending)
    await page.keyboard.press('Control+Enter')
    const amendments = page.getByRole('region', { name: 'Modifikasyon apre konfimasyon' })
    await expect(amendments).toContainText('Modifikasyon 1: plis oswa mwens machandiz, kliyan an mande sa')
    await expect(amendments).toContainText('MAL-24: 10c olye 12c')
    await expect(page.getByRole('button', { name: 'Modifye konfimasyon an' })).toBeVisible()
  })
})
