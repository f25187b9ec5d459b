import type { PhoneProblem } from '../recovery/phoneRelease.ts'
import type { ListedDevice } from '../store/overview.ts'
import { filled, words } from '../words/words.ts'
import { type Html, html } from './html.ts'
import { csrfField, type Visitor } from './layout.ts'

export interface Phoned {
  readonly question: string
  readonly code: string | null
  readonly problem: Exclude<PhoneProblem, 'unknownDevice'> | null
}

/** What a computer without a link asks by phone, and the code that is read back. */
export function phoneView(visitor: Visitor, device: ListedDevice, { question, code, problem }: Phoned): Html {
  const say = words[visitor.language]
  const { title, explain, field, submit, made, check, problems } = say.phone
  return html`<section><h1>${filled(title, { name: device.name })}</h1><p>${explain}</p>
${problem === null ? null : html`<p class="problem" role="alert">${problems[problem]}</p>`}
${code === null ? null : html`<div role="status"><p>${made}</p><p class="code" id="code">${code}</p><p class="second">${check}</p></div>`}
<form class="row" method="post" action="/devices/${device.number}/phone">${csrfField(visitor)}<label>${field}<input name="question" value="${question}" autocomplete="off" spellcheck="false" maxlength="20" required></label>
<button class="primary">${submit}</button><a href="/">${say.devices.back}</a></form></section>`
}
