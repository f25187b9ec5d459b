import type { Language } from '../../shared/kernel/locale.ts'
import type { ListedSide, OpenConflict } from '../store/overview.ts'
import type { Words } from '../words/en.ts'
import { columnWords, conflictWords, filled } from '../words/words.ts'
import { ago } from './ago.ts'
import { type Html, html } from './html.ts'

/** What two computers did apart and nobody has decided: the same sentences as on the desks' own cards. */
export function conflictsSection(
  language: Language,
  say: Words,
  conflicts: readonly OpenConflict[],
  now: number,
): Html {
  const { title, none, decideAtDesk, what, record, standing, other, since } = say.conflicts
  const all = conflicts[0]?.all ?? 0
  if (all === 0) return html`<section><h2>${title}</h2><p>${none}</p></section>`
  return html`<section><h2>${title} <span class="tag needs">${all}</span></h2><p class="second">${decideAtDesk}</p>
${conflicts.length < all ? html`<p class="second">${filled(say.refused.of, { shown: conflicts.length, all })}</p>` : null}
<div class="wide" tabindex="0" role="group" aria-label="${title}"><table><thead><tr><th scope="col">${record}</th><th scope="col">${what}</th><th scope="col">${standing}</th><th scope="col">${other}</th><th scope="col">${since}</th></tr></thead>
<tbody>${conflicts.map(
    each => html`<tr><th scope="row">${each.subject ?? say.tables.other}${each.depot === null ? null : html`<br><span class="second">${each.depot}</span>`}</th><td>${sentence(language, each)}</td>
<td>${sideCell(say, each.standing, now)}</td><td>${sideCell(say, each.other, now)}</td><td>${ago(say, each.raisedAt, now)}</td></tr>`,
  )}</tbody></table></div></section>`
}

function sentence(language: Language, { kind, column }: OpenConflict): string {
  const what = conflictWords[language][kind]
  const name = columnWords[language][column]
  return name === undefined ? what : `${what} (${name})`
}

const sideCell = (say: Words, { value, person, computer, at }: ListedSide, now: number): Html =>
  html`${value ?? say.conflicts.empty}<br><span class="second">${person ?? say.refused.unknownPerson} · ${computer ?? ''} · ${ago(say, at, now)}</span>`
