import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import {
  findFiledRequest,
  findWritten,
  keepAnswerPart,
  newestAnswer,
  noteAnswered,
  readAnswerPart,
} from '../../../db/files.ts'
import { syncState } from '../../../db/syncState.ts'
import type { OwnKey } from '../../../shared/sync/file/ciphers.ts'
import { type FiledAnswer, readAnswers } from '../../../shared/sync/file/content.ts'
import { type FileHead, readHead } from '../../../shared/sync/file/head.ts'
import { type OpenedPart, openPart } from '../../../shared/sync/file/part.ts'
import { FileRefused } from '../../../shared/sync/file/problem.ts'
import type { Page } from '../../../shared/sync/protocol.ts'
import { hexOf } from '../../../shared/sync/wire/hex.ts'
import { Malformed } from '../../../shared/sync/wire/malformed.ts'
import { type CodedResponse, readResponseBytes } from '../../../shared/sync/wire/response.ts'
import { answerSigned, signatureLength } from '../../../shared/sync/wire/signing.ts'
import type { Identity } from '../identity.ts'
import { takeAnswer } from '../takeAnswer.ts'
import { ciphers, ownKey } from './ciphers.ts'
import type { FileOptions, FileProgress } from './options.ts'
import { unread } from './unread.ts'

/** What became of a part that somebody brought. */
export type BroughtAnswer =
  /** It is kept until the others are here. */
  | { readonly state: 'waiting'; readonly part: number; readonly parts: number; readonly missing: readonly number[] }
  /** All of it is taken in. `news`: entries of head office's log that were new; `answered`: transactions of this desk with their verdicts. */
  | { readonly state: 'taken'; readonly news: number; readonly answered: number }

/** Whether a part is an answer for this computer, kept; takes nothing in yet. Answers which parts are missing. */
export async function keepPart(
  { store, identity }: FileOptions,
  bytes: Uint8Array,
): Promise<{ readonly head: FileHead; readonly missing: readonly number[] }> {
  const { head } = readHead(bytes)
  if (head.direction !== 'answer') throw new FileRefused('for-head-office')
  const me = identity.present()
  const opened = openPart(ciphers, fileKey(me), bytes)
  if (!isOffices(opened, officeKey(me))) throw new FileRefused('not-signed')
  if (head.device !== me.device || head.incarnation !== me.incarnation) throw new FileRefused('earlier-self')
  if (!(await findWritten(store.reader, head.answers ?? ''))) throw new FileRefused('unknown-question')
  if ((await newestAnswer(store.reader, me)) > head.sequence) throw new FileRefused('older')
  const here = new Set(await keepAnswerPart(store, head.bundle, head.part, bytes))
  const missing = Array.from({ length: head.parts }, (_, index) => index + 1).filter(part => !here.has(part))
  return { head, missing }
}

/**
 * Takes in an answer whose parts are all here: each answer in it as if it had come over a link. Whatever breaks off on the way, the same file
 * again goes on from there.
 * @throws FileRefused
 */
export async function takeAll(options: FileOptions, head: FileHead, progress: FileProgress): Promise<BroughtAnswer> {
  const { store, identity } = options
  const key = fileKey(identity.present())
  // A snapshot that was half taken before this start is known only then.
  await options.snapshots.ready()
  let [news, answered] = [0, 0]
  for (let part = 1; part <= head.parts; part += 1) {
    const kept = await readAnswerPart(store.reader, head.bundle, part)
    if (!kept) throw new Error('a part of an answer went away')
    const answers = readAnswers(openPart(ciphers, key, kept).body)
    for (const [place, answer] of answers.entries()) {
      const last = part === head.parts && place === answers.length - 1
      const took = await takeOne(options, answer, last)
      news += took.news
      answered += took.answered
      progress(part - 1 + (place + 1) / answers.length, head.parts)
    }
  }
  await noteAnswered(store, { question: head.answers ?? '', sequence: head.sequence })
  return { state: 'taken', news, answered }
}

async function takeOne(
  options: FileOptions,
  filed: FiledAnswer,
  last: boolean,
): Promise<{ news: number; answered: number }> {
  const { store, identity, snapshots } = options
  const { device, epoch: ownEpoch } = identity.present()
  const asked = await findFiledRequest(store.reader, hexOf(filed.request))
  if (!asked) throw new FileRefused('unknown-question')
  const { bytes, signature } = signedBytes(filed, officeKey(identity.present()))
  const { epoch, cursors, decisions, kinds } = asked
  const answer = readable(() => readResponseBytes({ device, epoch, cursors, ...(kinds ? { parts: [] } : {}) }, bytes))
  const state = await syncState(store.reader)
  // What another history of head office said is not true any more: what it accepted may have been lost there and waits here again.
  if (epoch !== (state.epoch || ownEpoch) || answer.epoch !== epoch) throw new FileRefused('needs-a-link')
  if (answer.frame > state.sealedFrame) throw new FileRefused('needs-a-link')
  const overtaken = answer.time < state.officeTime
  const pages = fresh(answer, state.cursors, overtaken)
  // Between here and there is something that no file brings: head office's log does not reach back so far.
  const whole = answer.pages.every(page => page.from <= (state.cursors[page.scope] ?? 0))
  if (pages.some(page => snapshots.holds(page.scope))) await snapshots.giveUp()
  const came = { request: asked.hash, bytes, signature }
  await takeAnswer(options, {
    ...{ answer, came, device, epoch, cursors, decisions, kinds, pages, overtaken, last: last && whole },
    clockOffset: null,
  })
  return {
    news: pages.reduce((sum, page) => sum + page.to - page.from, 0),
    answered: answer.verdicts.length,
  }
}

/** What of the pages is not here yet. Of an answer that was overtaken a scope that is not followed here may have been left since. */
const fresh = (answer: CodedResponse, cursors: Readonly<Record<string, number>>, overtaken: boolean): Page[] =>
  answer.pages
    .filter(({ scope }) => !overtaken || cursors[scope] !== undefined)
    .flatMap(page => unread(page, cursors[page.scope] ?? 0) ?? [])

function signedBytes(filed: FiledAnswer, key: KeyObject): { bytes: Uint8Array; signature: Uint8Array } {
  const { request: requestHash, body } = filed
  const bytes = body.subarray(0, Math.max(0, body.length - signatureLength))
  const signature = body.subarray(bytes.length)
  if (!verify(null, answerSigned({ requestHash, status: 200, bytes }), key, signature))
    throw new FileRefused('not-signed')
  return { bytes, signature }
}

/** What head office signed and this version cannot read is of a later one. */
function readable<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof Malformed) throw new FileRefused('newer-version', undefined, { cause })
    throw cause
  }
}

function fileKey({ phone }: Identity): OwnKey {
  if (!phone) throw new FileRefused('other-receiver')
  return ownKey(Buffer.from(phone.privateKey, 'base64'))
}

const officeKey = ({ headOfficeKey }: Identity): KeyObject =>
  createPublicKey({ key: Buffer.from(headOfficeKey ?? '', 'base64'), format: 'der', type: 'spki' })

const isOffices = ({ signed, signature }: OpenedPart, key: KeyObject): boolean => verify(null, signed, key, signature)
