import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'electron-vite'
import { dependencies } from './package.json' with { type: 'json' }
import page from './vite.config.ts'

const from = (...names: string[]) => path.join(import.meta.dirname, ...names)

/**
 * A script that speaks to the thread that started it is a file of its own. Every file of the bundle lies in one folder, so
 * that `new URL('./import.js', import.meta.url)` is right wherever the bundler has put the line.
 */
const threads = Object.fromEntries(
  globSync('electron/workers/*.ts', { cwd: import.meta.dirname })
    .filter(file => readFileSync(from(file), 'utf8').includes('parentPort'))
    .map(file => [path.basename(file, '.ts'), from(file)]),
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
        input: { main: from('electron/main.ts'), backend: from('electron/backend.ts'), ...threads },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' },
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
