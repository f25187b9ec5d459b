import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const long = process.env.KONVWA_LONG === '1'
const neverHere = ['**/node_modules/**', '**/out/**', '**/dist/**', 'test/bench/peers/**']
const longOnly = 'test/long/**'

/** Begun first, or they would be all that still runs in the end; where they come late in a list by size. */
const longest = [
  'test/sim/',
  'test/sync/killed.test.ts',
  'test/sync/killedCarrying.test.ts',
  'test/db/kill.test.ts',
  'test/headoffice/standby.test.ts',
  'test/imports/killed.test.ts',
  'test/headoffice/crowd.test.ts',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex(name => moduleId.includes(`/${name}`))
      return found === -1 ? longest.length : found
    }
    return (await super.sort(files)).sort((one, other) => place(one) - place(other))
  }
}

/** Two sorts of test: `node` with real SQLite, PostgreSQL and processes, and `dom` with components under jsdom. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/globalPostgres.ts'],
    // Two cores are not kept busy by two: tests of links, processes and PostgreSQL wait half of their time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          // What a file imports is there for the next one: a third of the time goes into imports otherwise.
          isolate: false,
          // A worker that lives long falls over when V8 throws away compiled WebAssembly: docs/gotchas.md.
          execArgv: ['--no-wasm-code-gc'],
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
