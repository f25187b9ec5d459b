import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The page. Both doors serve the same files: the desktop's own protocol and the loopback server. */
export default defineConfig({
  root: path.join(import.meta.dirname, 'renderer'),
  base: '/',
  plugins: [react()],
  build: {
    outDir: path.join(import.meta.dirname, 'out/renderer'),
    emptyOutDir: true,
    minify: true,
    target: 'chrome120',
    // The page's security policy allows no inline scripts and no data: fonts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
    rollupOptions: { input: path.join(import.meta.dirname, 'renderer/index.html') },
  },
})
