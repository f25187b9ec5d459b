import { test as base, expect, type Page } from '@playwright/test'
import { type Backend, startBackend } from './backend.ts'
import { type DrinksDesk, password, seedDrinksDesk } from './drinksDesk.ts'

/** Enters what a test needs beforehand. */
export type Seed = NonNullable<Parameters<typeof seedDrinksDesk>[0]>

/** A stocked desk in front of a person: the real program, the built page, a real browser at 1366×768. */
export interface DrinksPage {
  readonly page: Page
  readonly desk: DrinksDesk
  backend(): Backend
  /** kill -9, and the program started again; answers its new address. */
  killAndRestart(): Promise<string>
}

/** Where the built page is; another build may be named while several people test at once. */
const renderer = process.env.KONVWA_PAGE ?? 'out/renderer'

/** `beforehand` enters what a test needs beforehand; `login` signs in. Pages speak Kreyòl unless told otherwise. */
export const test = base.extend<{ beforehand: { enter?: Seed }; login: string; drinks: DrinksPage }>({
  beforehand: [{}, { option: true }],
  login: ['Mirlande Joseph', { option: true }],
  drinks: async ({ browser, beforehand, login }, use) => {
    const desk = await seedDrinksDesk(beforehand.enter)
    let backend = await startBackend({ data: desk.folder, renderer })
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'fr-HT' })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const page = await context.newPage()
    catchChoosers(page)
    const said: string[] = []
    page.on('pageerror', error => said.push(error.message))
    await page.goto(backend.url)
    await signIn(page, login)
    await use({
      page,
      desk,
      backend: () => backend,
      killAndRestart: async () => {
        await backend.kill()
        backend = await startBackend({ data: desk.folder, renderer })
        return backend.url
      },
    })
    await context.close()
    await backend.stop()
    desk.remove()
    expect(said).toEqual([])
  },
})

/** From the beginning: the browser would show a choice of files that is asked for while it is still being told to hand it over. */
export const catchChoosers = (page: Page): void => void page.on('filechooser', () => {})

/** By the name on the door and the password that everybody here has. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(name) }).check()
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  // A password is made slow to guess, and slower on a computer that is busy.
  await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 30_000 })
}

/** To another screen without loading the page anew. */
export const go = (page: Page, path: string): Promise<void> =>
  page.evaluate(to => {
    window.location.hash = to
  }, path)

export const speak = (page: Page, language: 'English' | 'Français' | 'Kreyòl'): Promise<void> =>
  page.getByRole('button', { name: new RegExp(language) }).click()
