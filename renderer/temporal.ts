import type { Temporal as Polyfilled } from 'temporal-polyfill'

declare global {
  interface Window {
    readonly Temporal: typeof Polyfilled
  }
}

/** The browser's own, which `main.tsx` made sure of: the bundler puts this in the place of the library. */
export const { Temporal } = window
