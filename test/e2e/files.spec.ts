import { readFile } from 'node:fs/promises'
import { type Browser, type Download, expect, type Page } from '@playwright/test'
import { synced, syncLine } from '../support/computer.ts'
import { password } from '../support/drinksDesk.ts'
import { go } from '../support/drinksPage.ts'
import { differencesFromOffice } from '../support/equality.ts'
import { faultsInBothThemes } from '../support/looks.ts'
import { takeOrder, test } from '../support/town.ts'

test.setTimeout(240_000)

interface Stick {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

async function stickOf(download: Download): Promise<Stick> {
  const buffer = await readFile(await download.path())
  return { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer }
}

/** Somebody lets a file fall on the screen that stands open. */
async function letFall(page: Page, { name, buffer }: Stick): Promise<void> {
  const dropped = await page.evaluateHandle(
    ({ name: called, base64 }) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], called))
      return data
    },
    { name, base64: buffer.toString('base64') },
  )
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped })
}

/** Somebody at head office takes a stick in on its page and gives the answer back. */
async function atHeadOffice(browser: Browser, url: string, stick: Stick): Promise<Stick> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByLabel('Name').fill('mirlande')
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.getByLabel('Files from a computer').setInputFiles(stick)
  await page.getByRole('button', { name: 'Take in' }).press('Enter')
  await expect(page.getByRole('status')).toContainText(/taken in from Biwo 1\. 3 changes came with it, 0 were refused/)
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.screenshot({ path: 'test-results/files-office.png', fullPage: true })
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Save the answer' }).press('Enter')
  const answer = await stickOf(await saving)
  await context.close()
  return answer
}

test('a computer without any link: orders go to head office by a file, the answer comes back, and both are equal', async ({
  town,
  browser,
}) => {
  const far = await town.desk('Biwo 1')
  const { page } = far
  await synced(far)
  far.link.set({ down: true })
  for (const [customer, cases] of [
    ['bon pri', 3],
    ['fifi', 4],
    ['rivye', 5],
  ] as const)
    await takeOrder(page, customer, cases)
  await expect(syncLine(page).getByText(/3 chanjman ap tann/)).toBeVisible()

  await go(page, '/settings/computer')
  await expect(page.getByRole('button', { name: /^Ekri yon fichye/ })).toBeVisible()
  const saving = page.waitForEvent('download')
  await page.keyboard.press('w')
  const stick = await stickOf(await saving)
  expect(stick.name).toMatch(/^konvwa-\w+-[\d-]+\.konvwa$/)
  await expect(page.getByText(/anrejistre, ak 3 chanjman ladan/)).toBeVisible()
  expect(await faultsInBothThemes(page)).toEqual([])
  await page.screenshot({ path: 'test-results/files-ht.png', fullPage: true })

  const answer = await atHeadOffice(browser, town.office.url, stick)
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('t')
  await (await choosing).setFiles([{ ...answer, buffer: answer.buffer.subarray(0, -9) }])
  await expect(page.getByText(/Bout fichye sa a manke/)).toBeVisible()

  // The whole one is let fall on another screen, and is taken where files are taken.
  await go(page, '/orders')
  await expect(page.getByRole('grid', { name: 'Kòmand' })).toBeVisible()
  await letFall(page, answer)
  await expect(page.getByText(/Biwo santral gen 3 chanjman òdinatè sa a/)).toBeVisible()
  await expect(page.getByRole('table', { name: 'Dènye fichye ki ekri' })).toContainText('nou pran l')
  await expect(syncLine(page).getByText(/ap tann/)).toBeHidden()
  expect(await differencesFromOffice(far.file, town.office.database.url)).toEqual([])
  const there = await town.office.ask(
    "SELECT columns->>'number' AS number FROM konvwa.row_state WHERE tbl = 30 AND NOT deleted",
  )
  expect(there).toHaveLength(3)

  // Its next file goes by the link of the computer beside it, unread, and the answer comes back the same way.
  await go(page, '/orders')
  await expect(page.getByRole('grid', { name: 'Kòmand' })).toBeVisible()
  await takeOrder(page, 'bon pri', 2)
  await go(page, '/settings/computer')
  await expect(page.getByRole('button', { name: /^Ekri yon fichye/ })).toBeVisible()
  const again = page.waitForEvent('download')
  await page.keyboard.press('w')
  const next = await stickOf(await again)
  const near = await town.desk('Biwo 2')
  await synced(near)
  await go(near.page, '/orders')
  await letFall(near.page, next)
  await expect(near.page.getByText(/se yon fichye Biwo 1/)).toBeVisible()
  const others = near.page.getByRole('table', { name: 'Fichye lòt òdinatè' })
  await expect(others).toContainText('repons lan isit la', { timeout: 60_000 })
  await others.scrollIntoViewIfNeeded()
  expect(await faultsInBothThemes(near.page)).toEqual([])
  await near.page.screenshot({ path: 'test-results/files-carried.png', fullPage: true })
  const home = near.page.waitForEvent('download')
  await near.page.getByRole('button', { name: 'Anrejistre repons lan pou Biwo 1' }).press('Enter')
  await letFall(page, await stickOf(await home))
  await expect(page.getByText(/Biwo santral gen 1 chanjman òdinatè sa a/)).toBeVisible()
  expect(await differencesFromOffice(far.file, town.office.database.url)).toEqual([])
})
