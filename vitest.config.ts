import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const long = process.env.KONVWA_LONG === '1'
const neverHere = ['**/node_modules/**', '**/out/**', '**/dist/**', 'test/bench/peers/**']
const longOnly = 'test/long/**'

/** Two sorts of test: `node` with real SQLite, PostgreSQL and processes, and `dom` with components under jsdom. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/globalPostgres.ts'],
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: long ? [`${longOnly}/*.test.ts`, 'test/sync/random.test.ts'] : ['test/**/*.test.ts'],
          exclude: long ? neverHere : [...neverHere, longOnly],
          testTimeout: long ? 600_000 : 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        plugins: [react()],
        test: {
          name: 'dom',
          environment: 'jsdom',
          include: long ? [`${longOnly}/*.test.tsx`] : ['test/**/*.test.tsx'],
          exclude: long ? neverHere : [...neverHere, longOnly],
          setupFiles: ['test/support/dom.ts'],
          testTimeout: 15_000,
        },
      },
    ],
  },
})
