import { openInBrowser, serveBrowserDoor } from './browserDoor.mjs'
import { bundle } from './bundle.mjs'
import { runChild } from './child.mjs'
import { canShowWindow, fetchElectron, findElectron } from './electronProgram.mjs'
import { setUp } from './setup.mjs'
import { startOptions } from './startOptions.mjs'
import { childEnvironment } from './where.mjs'

/**
 * `npm start`: sets up, builds what changed and opens Konvwa: its own window where Electron is present, the browser
 * elsewhere. `--data DIR` keeps the books there; `--sample` opens a sample company, `--sample pune` the other; `--no-open` prints the address as its last line and serves it.
 */
const options = startOptions(process.argv.slice(2), process.cwd())
if ('refused' in options) {
  process.stderr.write(`${options.refused}\n`)
  process.exit(2)
}
const node = setUp()
bundle(node)
process.exitCode = options.open && (await openWindow(options)) ? 0 : await serve(options)

/**
 * Answers whether the desktop window ran. A window that dies at once (no graphics, no sandbox) did not.
 * @param {import('./startOptions.mjs').StartOptions} wanted
 */
async function openWindow({ data, sample }) {
  if (!canShowWindow()) return false
  const electron = findElectron() ?? (await fetchElectron(node))
  if (!electron) return false
  const started = Date.now()
  const code = await runChild(electron, ['.', `--data=${data}`, ...(sample === null ? [] : [`--sample=${sample}`])], {
    env: childEnvironment(node),
  })
  if (code === 0 || Date.now() - started > 5000) return true
  process.stderr.write('The desktop window did not start; opening Konvwa in the browser instead.\n')
  return false
}

/** @param {import('./startOptions.mjs').StartOptions} wanted */
function serve({ data, sample, open }) {
  return serveBrowserDoor(node, { data, sample }, url => {
    if (open) {
      openInBrowser(url)
      console.log(`Konvwa is open in your browser. To stop it, press Ctrl C here. Its address: ${url}`)
    } else {
      console.log(url)
    }
  })
}
