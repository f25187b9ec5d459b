import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const from = (name: string): string => path.join(import.meta.dirname, 'renderer', name)

/** The page is fetched while its small beginning still runs (`main.tsx`). */
const pageAtOnce: Plugin = {
  name: 'page-at-once',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      [...new Set(Object.values(bundle ?? {}).flatMap(filesOfFirstSight))].map(file => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
        injectTo: 'head',
      })),
  },
}

const firstSight = 'page'

const filesOfFirstSight = (part: Rolldown.OutputAsset | Rolldown.OutputChunk): string[] =>
  part.type === 'chunk' && part.name === firstSight ? [part.fileName, ...part.imports] : []

/**
 * Everything that the first sight needs is one file: each of thirty small ones would be asked for by itself. What the beginning shares with it
 * is a file of its own, so that the beginning runs before the page has arrived and neither waits for the other.
 */
function inFirstSight(): (id: string, modules: Modules) => string | null {
  const reached = new Map<string, Set<string>>()
  return (id, modules) => {
    const within = (start: string): boolean => {
      const ids = reached.get(start) ?? reachedFrom(from(start), modules)
      reached.set(start, ids)
      return ids.has(id)
    }
    if (!within('page.tsx')) return null
    return within('main.tsx') ? 'beginning' : firstSight
  }
}

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

function reachedFrom(start: string, modules: Modules): Set<string> {
  const reached = new Set([start])
  for (const id of reached) for (const next of modules.getModuleInfo(id)?.importedIds ?? []) reached.add(next)
  return reached
}

/** The page. Both doors serve the same files: the desktop's own protocol and the loopback server. */
export default defineConfig({
  root: path.join(import.meta.dirname, 'renderer'),
  base: '/',
  plugins: [react(), pageAtOnce],
  resolve: {
    alias: [{ find: /^temporal-polyfill$/, replacement: path.join(import.meta.dirname, 'renderer/temporal.ts') }],
  },
  build: {
    outDir: path.join(import.meta.dirname, 'out/renderer'),
    emptyOutDir: true,
    minify: true,
    target: 'chrome120',
    // The page's security policy allows no inline scripts and no data: fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: path.join(import.meta.dirname, 'renderer/index.html'),
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: inFirstSight(), debugName: firstSight }],
        },
      },
    },
  },
})
