import { defineConfig } from '@playwright/test'

const chromium = process.env.KONVWA_CHROMIUM
const quiet = ['--disable-dev-shm-usage', '--disable-gpu', '--disable-background-networking']
const offline = ['--disable-component-update', '--disable-sync', '--no-first-run']
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** Journeys in a real browser over the loopback door, and in the desktop itself where Electron's program is present. */
export default defineConfig({
  testDir: 'test',
  outputDir: 'test-results',
  globalSetup: './test/support/globalPostgres.ts',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  workers: 2,
  // A journey that failed is made once more, so that a busy machine refuses nobody's work; it is named and counted.
  retries: 1,
  forbidOnly: process.env.CI === 'true',
  reporter: 'list',
  // A trace costs a third of a journey's time; whoever looks for a fault asks for one with --trace on.
  use: { screenshot: 'only-on-failure' },
  projects: [
    {
      name: 'browser',
      testMatch: 'e2e/**/*.spec.ts',
      use: {
        viewport: { width: 1366, height: 768 },
        launchOptions: {
          // Without a language of UTF-8 Chromium calls every file with an accent `download`.
          env: { ...process.env, LANG: 'C.UTF-8' },
          ...(chromium === undefined ? {} : { executablePath: chromium }),
          args: [...asRoot, ...quiet, ...offline],
        },
      },
    },
    { name: 'desktop', testMatch: 'electron/**/*.spec.ts' },
  ],
})
