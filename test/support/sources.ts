import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly name: string
  readonly text: string
}

const folders = ['shared', 'db', 'electron', 'renderer', 'headoffice', 'test', 'build']
const notOurs = /(^|\/)(node_modules|fixtures)\/|^test\/bench\/peers\//

/** Every program file of ours: the folders of the tree and the settings beside them. */
export function programFiles(): SourceFile[] {
  return read([`{${folders.join(',')}}/**/*.{ts,tsx,mjs}`, '*.config.ts'])
}

/** Every file a person reads: programs, documents, settings, styles. */
export function readableFiles(): SourceFile[] {
  return read([
    `{${folders.join(',')},docs}/**/*.{ts,tsx,mjs,md,json,css,html,yml}`,
    '*.{md,ts,yml,cjs}',
    '{package,tsconfig,tsconfig.base,biome,.oxlintrc}.json',
    '.ci/*',
  ])
}

function read(patterns: string[]): SourceFile[] {
  return globSync(patterns, { cwd: root })
    .map(name => name.split(path.sep).join('/'))
    .filter(name => !notOurs.test(name))
    .sort()
    .map(name => ({ name, text: readFileSync(path.join(root, name), 'utf8') }))
}
