import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, expect, type Page } from '@playwright/test'
import { type Backend, startBackend } from './backend.ts'
import { catchChoosers } from './drinksPage.ts'
import { type Link, openLink } from './proxy.ts'

const renderer = process.env.KONVWA_PAGE ?? 'out/renderer'

/** The real program in its own process, a real browser before it, and a link to head office that can be cut. */
export interface Computer {
  readonly page: Page
  readonly data: string
  /** The database, readable while the program runs. */
  readonly file: string
  readonly link: Link
  /** kill -9. */
  kill(): Promise<void>
  /** Ends it in order. */
  stop(): Promise<void>
  /** Starts it again and opens its page. */
  start(): Promise<void>
  /** Ends everything and leaves nothing behind. */
  close(): Promise<void>
}

/** Starts a computer in a folder of its own; `before` may put something there first. */
export async function openComputer(
  browser: Browser,
  officeUrl: string,
  before: (data: string) => Promise<void> = async () => {},
): Promise<Computer> {
  const data = mkdtempSync(path.join(tmpdir(), 'konvwa-town-'))
  await before(data)
  const link = await openLink(officeUrl)
  let backend: Backend = await startBackend({ data, renderer })
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'fr-HT' })
  const page = await context.newPage()
  catchChoosers(page)
  await page.goto(backend.url)
  return {
    page,
    data,
    file: path.join(data, 'konvwa.db'),
    link,
    kill: () => backend.kill(),
    stop: async () => {
      await backend.stop()
    },
    start: async () => {
      backend = await startBackend({ data, renderer })
      await page.goto('about:blank')
      await page.goto(backend.url)
    },
    close: async () => {
      await context.close()
      await backend.stop()
      await link.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

export const syncLine = (page: Page) => page.getByRole('region', { name: 'Senkronizasyon ak biwo santral' })
export const upToDate = (page: Page) => syncLine(page).getByText(/^Tout sa ki fèt jiska .* rive nan biwo santral$/)

/** Syncs by its key until head office has everything, and the line says so. */
export async function synced({ page }: Pick<Computer, 'page'>): Promise<void> {
  await page.keyboard.press('F9')
  await expect(upToDate(page)).toBeVisible({ timeout: 60_000 })
  await expect(syncLine(page).getByText(/ap tann/)).toBeHidden()
}

/**
 * Signs in after joining, and again where the first sync puts head office's row in the place of this computer's own meanwhile: its password
 * counts from then on, and whoever was let in by the old row is asked once more.
 */
export async function enterJoined({ page }: Pick<Computer, 'page'>, password: string): Promise<void> {
  await expect(async () => {
    const field = page.locator('input[type=password]')
    if (await field.isVisible()) {
      await field.fill(password)
      await page.keyboard.press('Enter')
    }
    await expect(upToDate(page)).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 90_000 })
}
