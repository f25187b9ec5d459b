import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { type Backend, startBackend } from './backend.ts'
import { catchChoosers } from './drinksPage.ts'

/** A desk as a person has it: the real program, the built page, a real browser. */
export interface BrowserDesk {
  readonly page: Page
  readonly data: string
  backend(): Backend
  /** The program ends, by kill -9 where asked, and starts again at the same port; answers its new address. */
  restart(how: 'in order' | 'kill'): Promise<string>
}

export const password = 'karayib-24'

/** Where the built page is; another build may be named while several people test at once. */
const renderer = process.env.KONVWA_PAGE ?? 'out/renderer'

/** Every test begins at the first start of a new computer, at 1366×768 and in English. */
export const test = base.extend<{ desk: BrowserDesk }>({
  desk: async ({ browser }, use) => {
    const data = mkdtempSync(path.join(tmpdir(), 'konvwa-browser-'))
    let backend = await startBackend({ data, renderer })
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' })
    const page = await context.newPage()
    catchChoosers(page)
    const said: string[] = []
    page.on('console', message => {
      if (message.type() === 'error') said.push(message.text())
    })
    page.on('pageerror', error => said.push(error.message))
    await page.goto(backend.url)
    await use({
      page,
      data,
      backend: () => backend,
      restart: async how => {
        const port = Number(new URL(backend.origin).port)
        await (how === 'kill' ? backend.kill() : backend.stop())
        backend = await startBackend({ data, renderer, port })
        return backend.url
      },
    })
    await context.close()
    await backend.stop()
    rmSync(data, { recursive: true, force: true })
    // A link that broke is said on the page; the browser's own word about it is no fault of the page.
    expect(said.filter(text => !/ERR_|WebSocket|status of 40[13]/.test(text))).toEqual([])
  },
})

/** Fills the form of the second door and begins, in whatever language the page speaks. */
export async function workAlone(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Work alone|Travailler seul|Travay pou kont ou/ }).click()
  const field = (name: RegExp) => page.getByRole('textbox', { name })
  await field(/^(Company|Société|Konpayi)$/).fill('Brasserie du Nord')
  await field(/^(One USD|Un USD|Yon USD)/).fill('131,50')
  await field(/^(Depot code|Code du dépôt|Kòd depo)/).fill('CAP')
  await field(/^(Depot|Dépôt|Depo)$/).fill('Cap-Haïtien')
  await field(/^(Your name|Votre nom|Non w)$/).fill('Mirlande Joseph')
  await field(/^(Sign-in name|Nom de session|Non pou konekte)/).fill('mirlande')
  await page.getByLabel(/^(Password|Mot de passe|Modpas)$/).fill(password)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('navigation')).toBeVisible()
}
