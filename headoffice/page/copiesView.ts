import type { listWaiting } from '../store/recovery.ts'
import type { Words } from '../words/en.ts'
import { filled } from '../words/words.ts'
import { ago } from './ago.ts'
import { type Html, html } from './html.ts'
import { csrfField, type Visitor } from './layout.ts'

/** Computers whose name somebody else works under: a person says that there are really two. Nothing where there is none. */
export function copiesSection(
  visitor: Visitor,
  say: Words,
  waiting: Awaited<ReturnType<typeof listWaiting>>,
  now: number,
): Html | null {
  if (waiting.length === 0) return null
  return html`<section><h2>${say.copies.title} <span class="tag needs">${waiting.length}</span></h2><p>${say.copies.explain}</p>
${waiting.map(
  each => html`<form class="row" method="post" action="/copies/${each.id}">${csrfField(visitor)}<span>${each.name}, ${ago(say, each.askedAt, now)}</span>
<button class="primary" aria-label="${filled(say.copies.approveLabel, { name: each.name })}">${say.copies.approve}</button></form>`,
)}</section>`
}
