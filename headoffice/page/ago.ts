import type { Words } from '../words/en.ts'
import { filled } from '../words/words.ts'
import { type Html, html } from './html.ts'

/** How long ago, with the exact moment behind it. */
export function ago(say: Words, at: number, now: number): Html {
  const minutes = Math.max(0, Math.floor((now - at) / 60_000))
  const text =
    minutes < 1
      ? say.ago.now
      : minutes < 60
        ? filled(say.ago.minutes, { count: minutes })
        : minutes < 48 * 60
          ? filled(say.ago.hours, { count: Math.floor(minutes / 60) })
          : filled(say.ago.days, { count: Math.floor(minutes / 1440) })
  const exact = new Date(at).toISOString()
  return html`<time datetime="${exact}" title="${exact}">${text}</time>`
}
