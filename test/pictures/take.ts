import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test'
import { findChromium } from '../../build/chromium.mjs'
import setup from '../support/globalPostgres.ts'
import { type CompanyOfPictures, openCompany } from './companyOfPictures.ts'
import { openSample, tuesdayAtTen } from './sampleOfPictures.ts'
import { haitiPictures, punePictures } from './sampleScenes.ts'
import { deskPictures, headOfficePictures, newPictures, type Take } from './scenes.ts'
import { smallPng } from './smallPng.ts'

/** `node test/pictures/take.ts [FOLDER]`: takes the pictures of the README and the handbook anew, from the built page; `KONVWA_PAGE` names another. */
const root = path.resolve(import.meta.dirname, '../..')
const folder = path.resolve(process.argv[2] ?? path.join(root, 'docs/pictures'))
mkdirSync(folder, { recursive: true })

// A copy, so that somebody who builds meanwhile changes no page that is being looked at.
const page = mkdtempSync(path.join(tmpdir(), 'konvwa-page-'))
const stopPostgres = await setup()
try {
  cpSync(path.resolve(root, process.env.KONVWA_PAGE ?? 'out/renderer'), page, { recursive: true })
  const company = await openCompany(page)
  const browser = await openBrowser()
  try {
    await takeAll(browser, company)
    await takeSamples(browser)
  } finally {
    await browser.close()
    await company.close()
  }
} finally {
  await stopPostgres()
  rmSync(page, { recursive: true })
}

function openBrowser(): Promise<Browser> {
  const { file } = findChromium(process.execPath)
  return chromium.launch({
    ...(file === undefined ? {} : { executablePath: file }),
    args: ['--disable-dev-shm-usage', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  })
}

async function takeAll(on: Browser, { newUrl, deskUrl, headOfficeUrl }: CompanyOfPictures): Promise<void> {
  await newPictures(...(await open(on, newUrl, { locale: 'en-GB' })))
  await deskPictures(...(await open(on, deskUrl, { locale: 'en-GB' })))
  await headOfficePictures(...(await open(on, headOfficeUrl, { locale: 'en-GB' })))
}

/** On a Tuesday morning, whatever day it is today. */
async function takeSamples(on: Browser): Promise<void> {
  for (const [name, pictures] of [
    ['haiti', haitiPictures],
    ['pune', punePictures],
  ] as const) {
    const sample = await openSample(name, page)
    try {
      await pictures(...(await open(on, sample.url, { locale: 'en-GB' }, tuesdayAtTen)))
    } finally {
      await sample.close()
    }
  }
}

async function open(on: Browser, url: string, options: BrowserContextOptions, at?: number): Promise<[Page, Take]> {
  const context = await on.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  if (at !== undefined) await page.clock.setFixedTime(at)
  await page.goto(url)
  return [page, take]
}

async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.waitForTimeout(400)
  const picture = smallPng(await page.screenshot())
  writeFileSync(path.join(folder, `${name}.png`), picture)
  process.stderr.write(`${name} ${Math.round(picture.length / 1024)} kB\n`)
}
