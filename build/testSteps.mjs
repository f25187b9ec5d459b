import { spawn } from 'node:child_process'
import { runChild } from './child.mjs'
import { none } from './testReports.mjs'
import { childEnvironment, root } from './where.mjs'

/** @typedef {import('./testReports.mjs').Counts} Counts */

/**
 * One check: a command that is silent when all is well, and whose words are shown when it is not.
 * @param {string} node
 * @param {string} name
 * @param {string} file
 * @param {string[]} parameters
 * @returns {Promise<Counts>}
 */
export async function check(node, name, file, parameters) {
  const started = Date.now()
  const { code, output } = await collected(node, [file, ...parameters])
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✔' : '✘'} ${name} (${seconds} s)`)
  if (code !== 0) console.log(output)
  return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 }
}

/**
 * A runner that shows its own progress and leaves a report to count from.
 * @param {string} node
 * @param {string} name
 * @param {string} file
 * @param {string[]} parameters
 * @param {Record<string, string>} environment
 * @param {(exitCode: number) => Counts} count
 * @returns {Promise<Counts>}
 */
export async function report(node, name, file, parameters, environment, count) {
  const started = Date.now()
  const code = await runChild(node, [file, ...parameters], { env: { ...childEnvironment(node), ...environment } })
  const counts = count(code)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(
    `${counts.failed === 0 ? '✔' : '✘'} ${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped (${seconds} s)`,
  )
  return counts
}

/**
 * Runs a program to its end and answers everything it said, on both streams.
 * @param {string} node
 * @param {string[]} parameters
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function collected(node, parameters) {
  const child = spawn(node, parameters, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment(node),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', piece => {
      output += piece
    })
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve({ code, output }))
  })
}
