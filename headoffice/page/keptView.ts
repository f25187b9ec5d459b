import type { Language } from '../../shared/kernel/locale.ts'
import type { KeptContent } from '../ingest/keptRequest.ts'
import type { ListedDevice } from '../store/overview.ts'
import type { KeptRequest } from '../store/quarantine.ts'
import type { Words } from '../words/en.ts'
import { actWords, filled, words } from '../words/words.ts'
import { ago } from './ago.ts'
import { type Html, html } from './html.ts'
import { csrfField, type Visitor } from './layout.ts'

export interface Kept {
  readonly request: KeptRequest
  readonly content: KeptContent | null
}

export interface KeptPage {
  readonly device: ListedDevice
  readonly kept: readonly Kept[]
  readonly people: ReadonlyMap<number, string>
  readonly now: number
  /** What came of the last click. */
  readonly said: string | null
}

/** What a stopped computer sent: what is in it, and what is to become of it. */
export function keptView(visitor: Visitor, { device, kept, people, now, said }: KeptPage): Html {
  const say = words[visitor.language]
  const { title, explain, none, received, changes, decision } = say.kept
  const head = html`<h1>${filled(title, { name: device.name })}</h1>
${said === null ? null : html`<p class="said" role="status">${said}</p>`}`
  if (kept.length === 0) return html`${head}<section><p>${none}</p><p><a href="/">${say.devices.back}</a></p></section>`
  const rows = kept.map(each => keptRow(visitor, say, device, each, people, now))
  return html`${head}<section><p class="second">${explain}</p>
<div class="wide" tabindex="0" role="group" aria-label="${filled(title, { name: device.name })}"><table><thead><tr><th scope="col">${received}</th><th scope="col">${changes}</th><th scope="col">${decision}</th></tr></thead><tbody>${rows}</tbody></table></div>
<p><a href="/">${say.devices.back}</a></p></section>`
}

function keptRow(
  visitor: Visitor,
  say: Words,
  device: ListedDevice,
  { request, content }: Kept,
  people: ReadonlyMap<number, string>,
  now: number,
): Html {
  const path = `/devices/${device.number}/kept/${request.id}`
  const forms = html`<form class="row" method="post" action="${path}/let-in">${csrfField(visitor)}<button class="primary" aria-label="${filled(say.kept.letInLabel, { id: request.id })}">${say.kept.letIn}</button></form>
${request.decided === 'discarded' ? null : html`<form class="row" method="post" action="${path}/discard">${csrfField(visitor)}<button class="danger" aria-label="${filled(say.kept.discardLabel, { id: request.id })}">${say.kept.discard}</button></form>`}`
  const decided = decisionOf(say, request, now)
  return html`<tr><th scope="row">${ago(say, request.receivedAt, now)}</th><td>${content === null ? say.kept.unreadable : contents(visitor.language, say, content, people)}</td>
<td>${decided}${request.decided === 'let-in' || content === null ? null : forms}</td></tr>`
}

function decisionOf(say: Words, { decided, decidedAt, decidedBy }: KeptRequest, now: number): Html | null {
  if (decided === null || decidedAt === null) return null
  const text = decided === 'let-in' ? say.kept.wasLetIn : say.kept.wasDiscarded
  return html`<p>${filled(text, { person: decidedBy ?? say.refused.unknownPerson })} (${ago(say, decidedAt, now)})</p>`
}

const shown = 20

function contents(language: Language, say: Words, content: KeptContent, people: ReadonlyMap<number, string>): Html {
  const all = content.frames.flatMap(frame => frame.transactions)
  if (all.length === 0) return html`${say.kept.nothing}`
  const lines = all.slice(0, shown).map(({ number, transaction }) => {
    if (!transaction) return html`<li>${number}: ${say.kept.unreadable}</li>`
    const person = people.get(transaction.person) ?? say.refused.unknownPerson
    const rows = filled(say.kept.rows, { count: transaction.changes.length })
    return html`<li>${number}: ${actWords[language][transaction.why] ?? transaction.why} · ${person} · ${rows}</li>`
  })
  const more = all.length > shown ? html`<li>${filled(say.kept.more, { count: all.length - shown })}</li>` : null
  return html`<ul>${[...lines, ...(more ? [more] : [])]}</ul>`
}
