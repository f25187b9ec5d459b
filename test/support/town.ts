import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { type Backend, startBackend } from './backend.ts'
import { password, seedDrinksDesk } from './drinksDesk.ts'
import { type TestHeadOffice, testHeadOffice } from './headOffice.ts'
import { type Link, openLink } from './proxy.ts'

const renderer = process.env.KONVWA_PAGE ?? 'out/renderer'

/** A computer of a depot: the real program in its own process, a real browser before it, and a link that can be cut. */
export interface TownDesk {
  readonly page: Page
  /** The database, readable while the program runs. */
  readonly file: string
  readonly data: string
  readonly link: Link
  /** kill -9. */
  kill(): Promise<void>
  /** Ends it in order. */
  stop(): Promise<void>
  /** Starts it again and signs in. */
  start(): Promise<void>
}

/** A company with its head office on real PostgreSQL; its people and goods are those of the desk of drinks. */
export interface Town {
  readonly office: TestHeadOffice
  readonly depotId: number
  /** By code, as they are called since the company joined. */
  readonly customers: Readonly<Record<string, number>>
  /** One more computer of the depot at Cap-Haïtien, joined at its first start, with Mirlande at the keyboard. */
  desk(name: string): Promise<TownDesk>
}

export const test = base.extend<{ town: Town }>({
  town: async ({ browser }, use) => {
    const office = await testHeadOffice()
    let depotId = 0
    let customers: Town['customers'] = {}
    const headquarters = await seedDrinksDesk(async client => {
      const { code } = office
      await client.setup.join({ address: office.url, code, computer: 'Head office' })
      await client.auth.signIn({ login: 'mirlande', password })
      const settings = await client.settings.get()
      depotId = settings.depots[0]?.id ?? 0
      const { rows } = await client.customers.list({})
      customers = Object.fromEntries(rows.map(row => [row.code, row.id]))
      await client.sync.now()
      await expect.poll(async () => (await client.sync.status()).waitingTransactions).toBe(0)
    })
    const closers: (() => Promise<void>)[] = []
    await use({
      office,
      depotId,
      customers,
      desk: async name => {
        const { desk, close } = await newDesk(browser, office, depotId, name)
        closers.push(close)
        return desk
      },
    })
    for (const close of closers) await close()
    headquarters.remove()
    await office.close()
  },
})

async function newDesk(browser: Browser, office: TestHeadOffice, depotId: number, name: string) {
  const data = mkdtempSync(path.join(tmpdir(), 'konvwa-town-'))
  const link = await openLink(office.url)
  let backend: Backend = await startBackend({ data, renderer })
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'fr-HT' })
  const page = await context.newPage()
  await page.goto(backend.url)

  await page.getByRole('button', { name: 'Rejoindre le siège' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Adresse du siège' })).toBeFocused()
  await page.keyboard.type(link.url)
  await page.keyboard.press('Tab')
  await page.keyboard.type(await office.makeCode({ depotId, headOffice: false }))
  await page.getByRole('textbox').last().fill(name)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Suivant' }).press('Enter')
  await signIn(page)

  const desk: TownDesk = {
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
      await signIn(page)
    },
  }
  const close = async (): Promise<void> => {
    await context.close()
    await backend.stop()
    await link.close()
    rmSync(data, { recursive: true, force: true })
  }
  return { desk, close }
}

async function signIn(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^Mirlande Joseph/ }).check({ force: true })
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation').first()).toBeVisible()
}
