import { acknowledge, settleAnswered } from '../../db/acknowledge.ts'
import { applyPage } from '../../db/apply.ts'
import { decisionsTold } from '../../db/inbox.ts'
import { keepAnswer } from '../../db/kept.ts'
import { leaveScopes } from '../../db/leaveScopes.ts'
import type { Store } from '../../db/open.ts'
import { noteContact } from '../../db/syncState.ts'
import type { Decision, Page } from '../../shared/sync/protocol.ts'
import type { CodedResponse } from '../../shared/sync/wire/response.ts'
import type { PartLane } from './parts/lane.ts'
import { takeAnswers } from './parts/outgoingParts.ts'
import type { SnapshotState } from './parts/snapshotLane.ts'
import { portions } from './portions.ts'

export interface AnswerOptions {
  readonly store: Store
  readonly parts: readonly PartLane[]
  readonly snapshots: SnapshotState
}

/** An answer that head office signed, over a link or in a file, and what it is an answer to. */
export interface CameAnswer {
  readonly answer: CodedResponse
  /** As it came. */
  readonly came: { readonly request: string; readonly bytes: Uint8Array; readonly signature: Uint8Array }
  readonly device: number
  readonly epoch: number
  readonly cursors: Readonly<Record<string, number>>
  readonly decisions: readonly Decision[]
  /** Of the parts of the request; null where it had none. */
  readonly kinds: readonly number[] | null
  /** Milliseconds that head office's clock is ahead; null where this answer does not tell. */
  readonly clockOffset: number | null
  /** What of its pages is new here: over a link all of them. */
  readonly pages: readonly Page[]
  /** Something that head office said later is here already: where things stand now it does not say. */
  readonly overtaken: boolean
  /** No other answer of the same moment follows. */
  readonly last: boolean
}

/**
 * Applies an answer: verdicts, then each page in portions, each with its cursor, then what was answered to parts. Whatever ends the process on the way, the
 * same answer, or the next, goes on from there. Answers how many log entries head office still has.
 */
export async function takeAnswer(options: AnswerOptions, came: CameAnswer): Promise<{ pages: Page[]; left: number }> {
  const { store, snapshots } = options
  const { answer, device, epoch, cursors, overtaken } = came
  if (came.pages.length > 0)
    await keepAnswer(store, { ...came.came, device, epoch, cursors, parts: came.kinds !== null }, answer.pages)
  await acknowledge(store, answer.verdicts)
  await decisionsTold(store, came.decisions)
  if (!overtaken) await leaveScopes(store, answer.scopes)
  const behind = came.pages.filter(page => !snapshots.holds(page.scope))
  const cut = behind.filter(page => page.entries.length === 0 && page.from > (cursors[page.scope] ?? 0))
  await snapshots.cutOff(cut)
  const pages = behind.filter(page => !cut.includes(page))
  for (const portion of pages.flatMap(portions)) await applyPage(store, portion)
  snapshots.passedOver(came.pages.filter(page => !behind.includes(page)))
  const left = pages.reduce((sum, page) => sum + page.end - page.to, 0)
  const settles = came.last && !overtaken && left === 0
  if (settles && !answer.scopes.some(snapshots.holds)) await settleAnswered(store)
  await takeAnswers(options.parts, came.kinds ?? [], answer.parts ?? [])
  if (!overtaken)
    await noteContact(store, { epoch: answer.epoch, clockOffset: came.clockOffset, officeTime: answer.time })
  return { pages, left }
}
