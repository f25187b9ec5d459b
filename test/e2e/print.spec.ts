import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { go, type Seed, test } from '../support/drinksPage.ts'
import { faults } from '../support/looks.ts'
import { pdfText } from '../support/pdfText.ts'

/** Twelve cases of malta and six of cola for the supermarket, confirmed. */
const oneOrder: Seed = async (client, { customers, products }) => {
  const line = { n: 0, discountBp: 0, typedPrice: null, freeReasonId: null, promotionId: null }
  await client.orders.saveAndConfirm({
    id: null,
    version: 0,
    customerId: customers['C-002'] ?? 0,
    channel: 'phone',
    customerReference: '',
    requestedDay: '2099-11-18',
    currency: 'HTG',
    note: 'Rele anvan w vini',
    lines: [
      { ...line, productId: products['MAL-24'] ?? 0, quantity: 288 },
      { ...line, productId: products['KOL-24'] ?? 0, quantity: 144 },
    ],
  })
}

test.use({ beforehand: { enter: oneOrder }, login: 'Sabine Toussaint' })

test('an order of a Creole customer is printed in Kreyòl from a French screen, by keyboard alone, and is a copy the next time', async ({
  drinks: { page },
}) => {
  await page.evaluate(() => {
    document.documentElement.dataset.printed = ''
    window.print = () => {
      const sheets = [...document.querySelectorAll<HTMLImageElement>('[data-paper] img')]
      document.documentElement.dataset.printed += sheets.map(sheet => sheet.naturalWidth).join()
    }
  })
  await go(page, '/orders')
  await expect(page.getByText('Supermarché Aux 4 Coins').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^ORD-CAP/ })).toBeVisible()
  const number = (await page.getByRole('heading', { name: /^ORD-CAP/ }).textContent()) ?? ''

  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog', { name: `Imprimer ${number}` })
  const preview = dialog.getByRole('region', { name: 'Aperçu' })
  await expect(preview).toContainText('Konfimasyon kòmand')
  await expect(preview).toContainText('Supermarché Aux 4 Coins')
  await expect(dialog.getByRole('button', { name: 'Kreyòl' })).toHaveAttribute('aria-pressed', 'true')
  await expect(preview.locator('canvas')).toBeVisible()
  expect(await faults(page)).toEqual([])

  const downloading = page.waitForEvent('download')
  await page.keyboard.press('Control+s')
  const download = await downloading
  expect(download.suggestedFilename()).toBe(`Konfimasyon kòmand ${number}.pdf`)
  const [text = ''] = await pdfText(await readFile(await download.path()))
  for (const said of [number, 'Malta, kès 24 × 33 cl', '12 kès', 'Rele anvan w vini', 'Paj 1 sou 1', 'Total'])
    expect(text).toContain(said)

  await page.keyboard.press('f')
  await expect(dialog.getByRole('button', { name: 'A5' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('l')
  await expect(preview).toContainText('Order confirmation')
  await page.keyboard.press('Control+p')
  await expect(dialog.getByText('C’est parti à l’imprimante.')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.dataset.printed)).toBe('1748')

  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('a imprimé la commande')).toBeVisible()
  await page.keyboard.press('p')
  await expect(preview).toContainText('KOPI')
  await expect(dialog.getByRole('button', { name: 'A5' })).toHaveAttribute('aria-pressed', 'true')
})
