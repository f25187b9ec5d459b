import { spawn } from 'node:child_process'
import { root } from './where.mjs'

/**
 * Runs a program to its end with our terminal as its own. Signals that reach us reach it; its exit code is the answer.
 * @param {string} command
 * @param {string[]} parameters
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>}
 */
export function runChild(command, parameters, options = {}) {
  const child = spawn(command, parameters, { cwd: root, stdio: 'inherit', ...options })
  /** @param {NodeJS.Signals} signal */
  const pass = signal => child.kill(signal)
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, pass)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}
