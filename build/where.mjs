import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that package.json stands in. */
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

/**
 * The file behind a command of an installed package, for Node to run whatever the shell is.
 * @param {string} packageName
 * @param {string} [command]
 */
export function commandFile(packageName, command = packageName) {
  const folder = path.join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return path.join(folder, typeof bin === 'string' ? bin : bin[command])
}

/** The Node that the product runs on: the one in package.json, or this one where it is new enough. */
export function productNode() {
  const found = nodeFiles().find(isProgram)
  if (found) return found
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined
}

/** The npm package that holds Node for this platform and needs no install script. */
export function nodePlatformPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  return `${prefix}-${platform}-${process.arch}`
}

/** Where that package goes when install scripts are switched off. */
export const nodeFallbackFolder = path.join(root, 'node_modules', '.konvwa')

/**
 * The environment for a child process: the product's Node and the installed commands come first.
 * @param {string} node
 */
export function childEnvironment(node) {
  const before = process.env.PATH ?? process.env.Path ?? ''
  const first = [path.dirname(node), path.join(root, 'node_modules', '.bin')]
  return { ...process.env, PATH: [...first, before].join(path.delimiter) }
}

function nodeFiles() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  return [
    path.join(root, 'node_modules', 'node', 'bin', name),
    path.join(root, 'node_modules', nodePlatformPackage(), 'bin', name),
    path.join(nodeFallbackFolder, 'node_modules', nodePlatformPackage(), 'bin', name),
  ]
}

/**
 * On Windows and where scripts are off a file of a few letters stands where the program should be.
 * @param {string} file
 */
function isProgram(file) {
  return existsSync(file) && statSync(file).size > 1_000_000
}
