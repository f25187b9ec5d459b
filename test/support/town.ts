import { test as base, expect, type Page } from '@playwright/test'
import { type Computer, openComputer } from './computer.ts'
import { password, seedDrinksDesk } from './drinksDesk.ts'
import { deskDump, differences, differencesFromOffice } from './equality.ts'
import { type TestHeadOffice, testHeadOffice } from './headOffice.ts'

/** A computer of the company with Mirlande at the keyboard; `start` signs her in again. */
export type TownDesk = Omit<Computer, 'close'>

/** A company with its head office on real PostgreSQL; its people and goods are those of the desk of drinks. */
export interface Town {
  readonly office: TestHeadOffice
  /** At Cap-Haïtien. */
  readonly depotId: number
  /** At Gonaïves, where nobody has a computer. */
  readonly otherDepotId: number
  /** By code, as they are called since the company joined. */
  readonly customers: Readonly<Record<string, number>>
  /** One more computer, joined at its first start: of the depot at Cap-Haïtien, or of head office. */
  desk(name: string, place?: 'depot' | 'head office'): Promise<TownDesk>
  /** A computer at its first start. */
  newComputer(): Promise<Computer>
}

export const test = base.extend<{ town: Town }>({
  town: async ({ browser }, use) => {
    const office = await testHeadOffice()
    let [depotId, otherDepotId] = [0, 0]
    let customers: Town['customers'] = {}
    const headquarters = await seedDrinksDesk(async client => {
      const { code } = office
      await client.setup.join({ address: office.url, code, computer: 'Head office' })
      await client.auth.signIn({ login: 'mirlande', password })
      const [first] = (await client.settings.get()).depots
      if (!first) throw new Error('a company begins with a depot')
      depotId = first.id
      const other = await client.settings.saveDepot({ ...first, id: null, code: 'GON', name: 'Gonayiv' })
      if (other.outcome !== 'saved') throw new Error('head office writes its own depots')
      otherDepotId = other.id
      const { rows } = await client.customers.list({})
      customers = Object.fromEntries(rows.map(row => [row.code, row.id]))
      await client.sync.now()
      await expect.poll(async () => (await client.sync.status()).waitingTransactions).toBe(0)
    })
    const computers: Computer[] = []
    const newComputer = async (): Promise<Computer> => {
      const computer = await openComputer(browser, office.url)
      computers.push(computer)
      return computer
    }
    await use({
      office,
      depotId,
      otherDepotId,
      customers,
      newComputer,
      desk: async (name, place = 'depot') => {
        const computer = await newComputer()
        const headOffice = place === 'head office'
        await join(computer, name, await office.makeCode({ depotId: headOffice ? null : depotId, headOffice }))
        return {
          ...computer,
          start: async () => {
            await computer.start()
            await signIn(computer.page)
          },
        }
      },
    })
    for (const computer of computers) await computer.close()
    headquarters.remove()
    await office.close()
  },
})

/** A new computer, its page in French, becomes one of the company's by keyboard. */
async function join({ page, link }: Computer, name: string, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Rejoindre le siège' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Adresse du siège' })).toBeFocused()
  await page.keyboard.type(link.url)
  await page.keyboard.press('Tab')
  await page.keyboard.type(code)
  await page.getByRole('textbox').last().fill(name)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Suivant' }).press('Enter')
  await signIn(page)
}

/** As Mirlande, whom head office knows. */
async function signIn(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^Mirlande Joseph/ }).check({ force: true })
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
  const screen = page.getByRole('main', { name: /Kontni|Contenu/ })
  await expect(screen.getByRole('heading', { level: 1 })).toBeVisible()
}

/** One order of two lines, by keyboard alone. */
export const takeOrder = (page: Page, customer: string, cases: number): Promise<void> =>
  typeOrder(page, [customer, 'mal', String(cases), 'dlo-12', `${cases}c 6b`])

/** A customer, then code and quantity of each line, by keyboard alone, confirmed. */
export async function typeOrder(page: Page, texts: readonly string[]): Promise<void> {
  await page.keyboard.press('n')
  await expect(page.getByRole('combobox', { name: 'Kliyan' })).toBeFocused()
  for (const text of texts) {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: /konfime\.$/ })).toBeVisible()
}

/** Each desk holds what head office holds in its scopes, and all hold the same. */
export async function equalEverywhere(town: Town, ...desks: TownDesk[]): Promise<void> {
  for (const desk of desks) {
    await desk.page.keyboard.press('F9')
    await expect.poll(() => differencesFromOffice(desk.file, town.office.database.url), { timeout: 30_000 }).toEqual([])
  }
  const [first, ...others] = desks
  if (first) for (const other of others) expect(differences(deskDump(first.file), deskDump(other.file))).toEqual([])
}
