import path from 'node:path'
import { build } from 'vite'

const root = path.join(import.meta.dirname, '../..')
const folder = path.join(root, 'out', 'test', 'programs', String(process.pid))
const built = new Map<string, Promise<string>>()

/**
 * A program of test/support as one file, which starts in a third of the time that its sources take; built once in a test process.
 * Compiled libraries stay outside, so it lies where they are found.
 */
export function builtProgram(name: string): Promise<string> {
  const file = built.get(name) ?? make(name)
  built.set(name, file)
  return file
}

async function make(name: string): Promise<string> {
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', '@node-rs/argon2', 'pg'] },
    build: {
      ssr: path.join(import.meta.dirname, `${name}.ts`),
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: { output: { entryFileNames: '[name].js' } },
    },
  })
  return path.join(folder, `${name}.js`)
}
