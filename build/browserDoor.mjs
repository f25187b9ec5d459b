import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { backendFlags, backendPlace } from './backendProgram.mjs'
import { childEnvironment, root } from './where.mjs'

/**
 * Starts the backend with its loopback door and hands over the one address it prints. Ends when the backend ends.
 * @param {string} node
 * @param {{ data: string, sample: string | null }} books
 * @param {(url: string) => void} onUrl
 * @returns {Promise<number>} the backend's exit code; 0 where we were asked to stop
 */
export function serveBrowserDoor(node, { data, sample }, onUrl) {
  const given = ['--data', data, '--renderer', 'out/renderer', ...(sample === null ? [] : ['--sample', sample])]
  const backend = spawn(node, [...backendFlags, 'out/main/backend.js', ...given], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...backendPlace, ...childEnvironment(node) },
  })
  let asked = false
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      asked = true
      backend.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    })
  }
  createInterface({ input: backend.stdout }).on('line', line => {
    if (line.startsWith('http://127.0.0.1:')) onUrl(line)
    else process.stderr.write(`${line}\n`)
  })
  return new Promise((resolve, reject) => {
    backend.on('error', reject)
    backend.on('close', code => resolve(asked ? 0 : (code ?? 1)))
  })
}

/**
 * Opens an address in the person's browser; where that cannot be done the address stands on the screen anyway.
 * @param {string} url
 */
export function openInBrowser(url) {
  const [command, ...parameters] = openers[process.platform] ?? ['xdg-open']
  if (!command) return
  const opener = spawn(command, [...parameters, url], { stdio: 'ignore', detached: true })
  opener.on('error', () => {})
  opener.unref()
}

/** @type {Partial<Record<NodeJS.Platform, string[]>>} */
const openers = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}
