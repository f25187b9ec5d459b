import { expect, type Page } from '@playwright/test'
import { go, test } from '../support/drinksPage.ts'
import { faultsInBothThemes } from '../support/looks.ts'

/** By the letter of the card. */
async function choose(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('a')
  await (await chooser).setFiles(file)
}

test('what is no picture is refused in a sentence; a photograph of five megabytes is made small, hung on a customer, seen, and taken away, by keyboard', async ({
  drinks: { page },
}) => {
  await go(page, '/customers')
  await page.getByText('C-002').first().click()
  await page.keyboard.press('Enter')
  const card = page.getByRole('region', { name: 'Fichye', exact: true })
  await expect(card).toContainText('Poko gen fichye')

  await choose(page, { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ a program') })
  await expect(page.getByText('Se foto (JPEG, PNG) ak PDF sèlman ou ka tache.')).toBeVisible()
  await expect(card).toContainText('Poko gen fichye')

  // Noise, which nothing makes small but fewer points: as large as a telephone's camera makes it.
  const photograph = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 1800)
    const context = canvas.getContext('2d')
    const noise = context?.createImageData(2400, 1800)
    if (!context || !noise) return []
    for (let place = 0; place < noise.data.length; place += 1)
      noise.data[place] = place % 4 === 3 ? 255 : (place * 7919) % 251
    context.putImageData(noise, 0, 0)
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())]
  })
  expect(photograph.length).toBeGreaterThan(100_000)

  await choose(page, { name: 'Chèk Désir.png', mimeType: 'image/png', buffer: Buffer.from(photograph) })
  await expect(card.getByText('Chèk Désir.jpg')).toBeVisible()
  await expect(card.locator('img')).toHaveAttribute('src', /^data:image\/jpeg;base64,/)
  const size = Number(/(\d+) k[oB]/.exec((await card.textContent()) ?? '')?.[1])
  expect(size).toBeGreaterThan(5)
  expect(size).toBeLessThanOrEqual(150)

  await card.getByRole('button', { name: 'Gade Chèk Désir.jpg' }).focus()
  await page.keyboard.press('Enter')
  const picture = page.getByRole('dialog').getByRole('img', { name: 'Chèk Désir.jpg' })
  await expect(picture).toBeVisible()
  expect(await picture.evaluate(shown => shown instanceof HTMLImageElement && shown.naturalWidth)).toBeGreaterThan(100)
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(picture).toBeHidden()

  await card.getByRole('button', { name: 'Retire Chèk Désir.jpg' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).press('Enter')
  await expect(card).toContainText('Poko gen fichye')
})
