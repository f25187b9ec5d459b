import os from 'node:os'
import path from 'node:path'

/** @typedef {{ data: string, open: boolean }} StartOptions */

/**
 * What `npm start -- …` was asked for, or the sentence that says why not.
 * @param {string[]} parameters
 * @param {string} folder where relative folders start from
 * @returns {StartOptions | { refused: string }}
 */
export function startOptions(parameters, folder) {
  let data = dataFolder(process.platform, process.env, os.homedir())
  let open = true
  for (let at = 0; at < parameters.length; at += 1) {
    const parameter = parameters[at] ?? ''
    const inline = parameter.startsWith('--data=') ? parameter.slice('--data='.length) : undefined
    if (parameter === '--no-open') {
      open = false
    } else if (parameter === '--data' || inline !== undefined) {
      const wanted = inline ?? parameters[++at] ?? ''
      if (wanted === '' || wanted.startsWith('--')) return { refused: 'After --data comes a folder: --data DIR.' }
      data = path.resolve(folder, wanted)
    } else {
      return { refused: `I do not know ${parameter}. Known are: --data DIR, --no-open.` }
    }
  }
  return { data, open }
}

/**
 * Where the books are kept when nobody says otherwise. The desktop has the same rule in electron/shell/dataFolder.ts.
 * @param {string} platform
 * @param {Record<string, string | undefined>} environment
 * @param {string} home
 */
export function dataFolder(platform, environment, home) {
  switch (platform) {
    case 'win32':
      return path.win32.join(environment.APPDATA ?? path.win32.join(home, 'AppData', 'Roaming'), 'Konvwa')
    case 'darwin':
      return path.posix.join(home, 'Library', 'Application Support', 'Konvwa')
    default:
      return path.posix.join(environment.XDG_DATA_HOME || path.posix.join(home, '.local', 'share'), 'konvwa')
  }
}
