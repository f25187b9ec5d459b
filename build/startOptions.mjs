import os from 'node:os'
import path from 'node:path'

/** @typedef {{ data: string, open: boolean, sample: string | null }} StartOptions */

/** The sample companies; shared/sample/sampleName.ts has the same. */
const samples = ['haiti', 'pune']

/**
 * What `npm start -- …` was asked for, or the sentence that says why not.
 * @param {string[]} parameters
 * @param {string} folder where relative folders start from
 * @returns {StartOptions | { refused: string }}
 */
export function startOptions(parameters, folder) {
  let data = dataFolder(process.platform, process.env, os.homedir())
  let open = true
  /** @type {string | null} */
  let sample = null
  for (let at = 0; at < parameters.length; at += 1) {
    const parameter = parameters[at] ?? ''
    const inline = parameter.startsWith('--data=') ? parameter.slice('--data='.length) : undefined
    if (parameter === '--no-open') {
      open = false
    } else if (parameter === '--sample' || parameter.startsWith('--sample=')) {
      const next = parameters[at + 1] ?? ''
      const named = parameter === '--sample' && next !== '' && !next.startsWith('--')
      sample = named ? next : parameter.slice('--sample='.length) || 'haiti'
      if (named) at += 1
      if (!samples.includes(sample))
        return { refused: `I know no sample company ${sample}. Known are: ${samples.join(', ')}.` }
    } else if (parameter === '--data' || inline !== undefined) {
      const wanted = inline ?? parameters[++at] ?? ''
      if (wanted === '' || wanted.startsWith('--')) return { refused: 'After --data comes a folder: --data DIR.' }
      data = path.resolve(folder, wanted)
    } else {
      return { refused: `I do not know ${parameter}. Known are: --data DIR, --sample [NAME], --no-open.` }
    }
  }
  return { data, open, sample }
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
