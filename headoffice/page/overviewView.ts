import type { listDamaged } from '../store/damaged.ts'
import type { ListedDevice, listDepots, OpenConflict, RefusedTransaction } from '../store/overview.ts'
import type { listWaiting } from '../store/recovery.ts'
import type { Words } from '../words/en.ts'
import { filled, words } from '../words/words.ts'
import { conflictsSection } from './conflictsView.ts'
import { copiesSection } from './copiesView.ts'
import { damagedSection } from './damagedView.ts'
import { devicesTable } from './devicesView.ts'
import { type CarriedFiles, filesSection, type Said } from './filesView.ts'
import { type Html, html } from './html.ts'
import { csrfField, type Visitor } from './layout.ts'
import { refusedSection } from './refusedView.ts'

export interface Overview {
  readonly devices: readonly ListedDevice[]
  readonly refused: readonly RefusedTransaction[]
  readonly depots: Awaited<ReturnType<typeof listDepots>>
  readonly conflicts: readonly OpenConflict[]
  readonly damaged: Awaited<ReturnType<typeof listDamaged>>
  readonly copies: Awaited<ReturnType<typeof listWaiting>>
  readonly files: CarriedFiles
  /** What became of the files that were just brought. */
  readonly brought: readonly Said[]
  readonly now: number
  /** A code that was just made, and for where. */
  readonly made: { readonly code: string; readonly place: string } | null
  readonly problem: keyof Words['errors'] | null
}

/** Everything that head office shows: its computers, a code for one more, what was refused. */
export function overviewView(visitor: Visitor, overview: Overview): Html {
  const say = words[visitor.language]
  return html`<h1>${say.devices.title}</h1>
${overview.problem === null ? null : html`<p class="problem" role="alert">${say.errors[overview.problem]}</p>`}
<section aria-label="${say.devices.title}">${devicesTable(say, overview.devices, overview.now)}</section>
${copiesSection(visitor, say, overview.copies, overview.now)}
${codeSection(visitor, say, overview)}
${filesSection(visitor, say, overview)}
${refusedSection(visitor.language, say, overview.refused, overview.now)}
${damagedSection(say, overview.damaged)}
${conflictsSection(visitor.language, say, overview.conflicts, overview.now)}`
}

function codeSection(visitor: Visitor, say: Words, { depots, made }: Overview): Html {
  return html`<section><h2>${say.code.title}</h2>
${made === null ? null : html`<div role="status"><p>${filled(say.code.made, { place: made.place })}</p><p class="code" id="code">${made.code}</p><p class="second">${say.code.used}</p></div>`}
<form class="row" method="post" action="/codes">${csrfField(visitor)}<label>${say.code.place}<select name="place">
${depots.map(depot => html`<option value="${depot.id}">${depot.name} (${depot.code})</option>`)}
<option value="head-office">${say.code.atHeadOffice}</option></select></label><button class="primary">${say.code.submit}</button></form>
<p class="second">${say.code.explain}</p></section>`
}
