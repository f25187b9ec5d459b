import { globSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'electron-vite'
import { dependencies } from './package.json' with { type: 'json' }
import page from './vite.config.ts'

const from = (...names: string[]) => path.join(import.meta.dirname, ...names)

/** Every worker is a file of its own in the bundle, so that `backend` finds it by the same relative address. */
const workers = Object.fromEntries(
  globSync('electron/workers/*.ts', { cwd: import.meta.dirname }).map(file => [
    `workers/${path.basename(file, '.ts')}`,
    from(file),
  ]),
)

/** These stay outside the bundle: compiled ones, and the log, which runs a worker from its own file. */
const apart = ['better-sqlite3', '@node-rs/argon2', 'pino', 'pino-roll']
const bundled = Object.keys(dependencies).filter(name => !apart.includes(name))

export default defineConfig({
  main: {
    build: {
      outDir: from('out/main'),
      externalizeDeps: { exclude: bundled },
      target: 'node24',
      rollupOptions: {
        input: { main: from('electron/main.ts'), backend: from('electron/backend.ts'), ...workers },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: from('out/preload'),
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: from('electron/shell/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: page,
})
