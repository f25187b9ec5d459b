import { words } from '../words/words.ts'
import { type Html, html } from './html.ts'
import type { Visitor } from './layout.ts'

export type SignInProblem = 'wrong' | 'tooMany' | 'expired'

/** The form, and why it is shown again. `anybody`: whether a person is known here at all. */
export function signInView(visitor: Visitor, anybody: boolean, problem: SignInProblem | null): Html {
  const say = words[visitor.language].signIn
  return html`<section class="narrow"><h1>${say.title}</h1>
${anybody ? null : html`<p class="second">${say.empty}</p>`}
${problem === null ? null : html`<p class="problem" role="alert">${say[problem]}</p>`}
<form class="card" method="post" action="/sign-in">
<label>${say.login}<input name="login" autocomplete="username" required maxlength="100"></label>
<label>${say.password}<input name="password" type="password" autocomplete="current-password" required maxlength="1000"></label>
<button class="primary">${say.submit}</button></form></section>`
}
