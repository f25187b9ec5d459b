import type { Language } from '../../shared/kernel/locale.ts'
import { tableNumbered } from '../../shared/sync/registry.ts'
import type { RefusedTransaction } from '../store/overview.ts'
import type { Words } from '../words/en.ts'
import { actWords, filled, rejectionWords } from '../words/words.ts'
import { ago } from './ago.ts'
import { type Html, html } from './html.ts'

/** What stands rejected or held. */
export function refusedSection(
  language: Language,
  say: Words,
  refused: readonly RefusedTransaction[],
  now: number,
): Html {
  const { title, none, of, computer, number, act, person, when, why } = say.refused
  const all = refused[0]?.all ?? 0
  if (all === 0) return html`<section><h2>${title}</h2><p>${none}</p></section>`
  return html`<section><h2>${title} <span class="tag needs">${all}</span></h2>
${refused.length < all ? html`<p class="second">${filled(of, { shown: refused.length, all })}</p>` : null}
<div class="wide" tabindex="0" role="group" aria-label="${title}"><table><thead><tr><th scope="col">${computer}</th><th scope="col" class="number">${number}</th><th scope="col">${act}</th><th scope="col">${person}</th><th scope="col">${when}</th><th scope="col">${why}</th></tr></thead>
<tbody>${refused.map(
    each => html`<tr><td>${each.device}</td><td class="number">${each.number}</td><td>${actWords[language][each.why] ?? each.why}</td><td>${each.person ?? say.refused.unknownPerson}</td><td>${ago(say, each.receivedAt, now)}</td>
<td>${reason(language, say, each)}${each.escalated ? html` <span class="tag needs">${say.refused.escalated}</span>` : null}</td></tr>`,
  )}</tbody></table></div></section>`
}

function reason(language: Language, say: Words, refused: RefusedTransaction): string {
  if (refused.verdict === 'rejected') return rejectionWords[language][refused.code ?? ''] ?? refused.code ?? ''
  const tables: Readonly<Record<string, string>> = say.tables
  const table = tables[tableNumbered(refused.at?.table ?? 0) ?? ''] ?? say.tables.other
  return filled(say.refused.held, { table, id: refused.at?.id ?? '' })
}
