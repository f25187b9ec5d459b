import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fuseFaults, isTooOld } from './releaseRules.mjs'
import { commandFile, root } from './where.mjs'

/**
 * `node build/releaseChecks.mjs PROGRAM`: what only a release can be asked, of the program just built. Needs the npm
 * registry for the age of Electron's version.
 */
const program = process.argv[2]
if (!program) {
  process.stderr.write('Which program? node build/releaseChecks.mjs PROGRAM\n')
  process.exit(2)
}
const faults = [...fuseFaults(readFuses(program)), ...electronFaults()]
for (const fault of faults) console.log(`✘ ${fault}`)
console.log(faults.length === 0 ? 'Ready for release.' : 'Not ready for release.')
process.exitCode = faults.length === 0 ? 0 : 1

/** @param {string} file */
function readFuses(file) {
  return execFileSync(process.execPath, [commandFile('@electron/fuses', 'electron-fuses'), 'read', '--app', file], {
    encoding: 'utf8',
  })
}

function electronFaults() {
  const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const answer = spawnSync('npm view electron time --json', { encoding: 'utf8', shell: true })
  if (answer.status !== 0) return ['the npm registry did not say how old Electron is']
  const major = devDependencies.electron.split('.')[0]
  const released = JSON.parse(answer.stdout)[`${major}.0.0`]
  return isTooOld(released, Date.now()) ? [`Electron ${major} is older than eight weeks: a newer one is out`] : []
}
