import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { findElectron } from '../../build/electronProgram.mjs'

const electron = findElectron()

test.describe('the desktop window', () => {
  test.skip(electron === undefined, "Electron's program is not on this computer")

  let folder = ''
  let desktop: ElectronApplication
  let page: Page

  test.beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'konvwa-desktop-'))
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    desktop = await _electron.launch({
      ...(electron === undefined ? {} : { executablePath: electron }),
      args: [...asRoot, '.', `--data=${path.join(folder, 'books')}`],
      cwd: path.join(import.meta.dirname, '../..'),
    })
    page = await desktop.firstWindow()
  })

  test.afterEach(async () => {
    await desktop.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('shows the page from its own scheme, and the page reaches the backend', async () => {
    expect(page.url()).toMatch(/^app:\/\/main\//)
    await expect(page.getByRole('main')).toBeVisible()
  })

  test('hands the page nothing of Node', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer'].filter(name => name in globalThis),
    )
    expect(found).toEqual([])
  })

  test('gives a port to the page each time it asks', async () => {
    const asked = () =>
      page.evaluate(
        () =>
          new Promise<number>(resolve => {
            addEventListener('message', event => {
              if (event.data === 'konvwa:port') resolve(event.ports.length)
            })
            postMessage('konvwa:connect', location.origin)
          }),
      )
    expect(await asked()).toBe(1)
    await page.reload()
    expect(await asked()).toBe(1)
  })

  test('loads nothing from outside and opens no second window', async () => {
    const answer = await page.evaluate(() => fetch('https://example.com/').then(String, () => 'refused'))
    expect(answer).toBe('refused')
    await page.evaluate(() => open('https://example.com/'))
    expect(desktop.windows()).toHaveLength(1)
  })

  test('stays on its page', async () => {
    await page.evaluate(() => {
      location.href = 'https://example.com/'
    })
    expect(page.url()).toMatch(/^app:\/\/main\//)
  })
})
