import { tableNumbered } from '../../shared/sync/registry.ts'
import type { listDamaged } from '../store/damaged.ts'
import type { Words } from '../words/en.ts'
import { filled } from '../words/words.ts'
import { type Html, html } from './html.ts'

/** Rows that somebody or something changed behind the service; nothing where there are none. */
export function damagedSection(say: Words, damaged: Awaited<ReturnType<typeof listDamaged>>): Html {
  const all = damaged[0]?.all ?? 0
  if (all === 0) return html``
  return html`<section><h2>${say.damaged.title} <span class="tag broken">${all}</span></h2><p>${filled(say.damaged.some, { count: all })}</p>
<ul>${damaged.map(row => html`<li>${filled(say.damaged.place, { ...row, table: tableNumbered(row.table) ?? row.table })}</li>`)}</ul></section>`
}
