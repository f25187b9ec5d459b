import type { ListedFile, listWaitingFiles } from '../store/files.ts'
import type { Words } from '../words/en.ts'
import { filled } from '../words/words.ts'
import { ago } from './ago.ts'
import { type Html, html } from './html.ts'
import { csrfField, type Visitor } from './layout.ts'

export interface CarriedFiles {
  readonly taken: readonly ListedFile[]
  readonly halfHere: Awaited<ReturnType<typeof listWaitingFiles>>
}

/** A sentence about a file that was just brought. */
export interface Said {
  readonly text: string
  readonly good: boolean
}

interface Shown {
  readonly files: CarriedFiles
  readonly brought: readonly Said[]
  readonly now: number
}

/** Files that people carry here from computers without a link, and the answers to carry back. */
export function filesSection(visitor: Visitor, say: Words, { files, brought, now }: Shown): Html {
  const { files: word } = say
  return html`<section aria-labelledby="files"><h2 id="files">${word.title}</h2>
${brought.map(({ text, good }) => (good ? html`<p class="said" role="status">${text}</p>` : html`<p class="problem" role="alert">${text}</p>`))}
<form class="row" method="post" action="/files" enctype="multipart/form-data">${csrfField(visitor)}<label>${word.choose}<input type="file" name="file" accept=".konvwa" multiple required></label><button class="primary">${word.submit}</button></form>
<p class="second">${word.explain}</p>
${files.halfHere.map(half => html`<p>${filled(word.waiting, { name: half.name, here: half.here.join(', '), parts: half.parts })}</p>`)}
${files.taken.length === 0 ? html`<p>${word.none}</p>` : takenTable(say, files.taken, now)}</section>`
}

function takenTable(say: Words, taken: readonly ListedFile[], now: number): Html {
  const { computer, when, changes, wereRefused, answer, lately } = say.files
  return html`<div class="wide" tabindex="0" role="group" aria-label="${lately}"><table><thead><tr><th scope="col">${computer}</th><th scope="col">${when}</th><th scope="col" class="number">${changes}</th><th scope="col" class="number">${wereRefused}</th><th scope="col">${answer}</th></tr></thead>
<tbody>${taken.map(file => html`<tr><th scope="row">${file.name}${file.carrier === null ? '' : html`<br><span class="second">${filled(say.files.carrier, { name: file.carrier })}</span>`}</th><td>${ago(say, file.takenAt, now)}</td><td class="number">${file.transactions}</td><td class="number">${file.refused}</td><td>${answerLinks(say, file)}</td></tr>`)}</tbody></table></div>`
}

function answerLinks(say: Words, { bundle, answers }: ListedFile): Html {
  if (answers === 0) return html`${say.files.gone}`
  const parts = Array.from({ length: answers }, (_, index) => index + 1)
  return html`${parts.map(part => html`<a href="/files/${bundle}/${part}" download>${answers === 1 ? say.files.save : filled(say.files.savePart, { part })}</a> `)}`
}
