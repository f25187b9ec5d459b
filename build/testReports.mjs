import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
export const none = { passed: 0, failed: 0, skipped: 0 }

/** @param {Counts} one @param {Counts} other @returns {Counts} */
export const added = (one, other) => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
})

/**
 * What vitest's JSON report counted. A file that could not be loaded has no tests in it and counts as one failure.
 * @param {string} file
 * @param {number} exitCode
 * @returns {Counts}
 */
export function vitestCounts(file, exitCode) {
  if (!existsSync(file)) return { ...none, failed: 1 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const unloaded = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ result) =>
      result.status === 'failed' && result.assertionResults.length === 0,
  )
  return honest(
    {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded.length,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    exitCode,
  )
}

/** So many journeys may need their second try: a busy machine takes one or two, a fault in the product takes more. */
const unsteadyAllowed = 2

/**
 * What Playwright's JSON report counted. An error outside a test counts as one failure, and so does every journey beyond
 * two that passed only at its second try.
 * @param {string} file
 * @param {number} exitCode
 * @returns {Counts}
 */
export function playwrightCounts(file, exitCode) {
  if (!existsSync(file)) return { ...none, failed: 1 }
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'))
  const tooMany = Math.max(0, stats.flaky - unsteadyAllowed)
  return honest(
    {
      passed: stats.expected + stats.flaky - tooMany,
      failed: stats.unexpected + errors.length + tooMany,
      skipped: stats.skipped,
    },
    exitCode,
  )
}

/**
 * A run that ended badly without a failed test still failed.
 * @param {Counts} counts
 * @param {number} exitCode
 */
const honest = (counts, exitCode) => (exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts)
