import { allToSend, allWanted, nextToSend, nextWanted, noteAtOffice, readPiece, takePiece } from '../../../db/blobs.ts'
import type { Store } from '../../../db/open.ts'
import { hours, minutes } from '../../../shared/kernel/instant.ts'
import { type AttachmentAnswer, askBytes, pieceOverhead, readAnswer } from '../../../shared/sync/wire/attachments.ts'
import { partKinds } from '../../../shared/sync/wire/parts.ts'
import type { PartLane } from './lane.ts'
import { openResting } from './resting.ts'

/** A piece smaller than this is not worth a round. */
const leastRoom = 400
/** An answer is lost whole when the link breaks. */
const mostFetched = 48_000
/** The row goes first: head office takes no bytes that no row names, and a long queue takes its time. */
const rest = { unknown: minutes(1), full: hours(6), damaged: minutes(15), none: hours(1) }

/**
 * Carries the bytes of attached files, a piece a round, behind everything else: what was saved here up, what somebody wants to see down. A cut
 * costs one piece. What head office does not take now rests for a while.
 */
export function attachmentLane({ store, clock }: { store: Store; clock: { uptime(): number } }): PartLane {
  const { restFor, asleep } = openResting(rest, clock)
  let asked: readonly string[] = []

  async function take(answer: AttachmentAnswer): Promise<void> {
    const { sha256 } = answer
    if (answer.kind === 'get') {
      if (answer.bytes.length === 0) restFor(sha256, 'none')
      else if ((await takePiece(store, sha256, answer.from, answer.bytes)) === 0) restFor(sha256, 'damaged')
      return
    }
    await noteAtOffice(store, sha256, answer.have)
    if (answer.state !== 'ok') restFor(sha256, answer.state)
  }

  return {
    kind: partKinds.attachment,
    ask: async room => {
      asked = []
      if (room < leastRoom) return []
      const except = asleep()
      const asks: Uint8Array[] = []
      const wanted = await nextWanted(store.reader, except)
      if (wanted) {
        const most = Math.min(mostFetched, room * 2)
        asks.push(askBytes({ kind: 'get', sha256: wanted.sha256, from: wanted.here, most }))
      }
      const blob = await nextToSend(store.reader, except)
      const left = room - asks.length * pieceOverhead - pieceOverhead
      if (blob && left > 0) {
        const { sha256, size, atOffice: from } = blob
        asks.push(askBytes({ kind: 'put', sha256, size, from, bytes: await readPiece(store.reader, blob, from, left) }))
      }
      asked = [wanted, blob].flatMap(each => each?.sha256 ?? [])
      return asks
    },
    take: async answers => {
      for (const answer of answers) await take(readAnswer(answer))
      // A head office of before knows nothing of files: it is asked again another day.
      if (answers.length === 0) for (const sha256 of asked) restFor(sha256, 'full')
    },
    byFile: most => everything(store, most - pieceOverhead),
    more: async () => {
      const except = asleep()
      const next = (await nextToSend(store.reader, except)) ?? (await nextWanted(store.reader, except))
      return next !== undefined
    },
  }
}

/** Every piece of every file that is to go, and a question for every piece of those that somebody wants to see. */
async function* everything(store: Store, most: number): AsyncGenerator<Uint8Array, void, void> {
  for (const blob of await allToSend(store.reader)) {
    const { sha256, size } = blob
    for (let from = blob.atOffice; from < size; from += most)
      yield askBytes({ kind: 'put', sha256, size, from, bytes: await readPiece(store.reader, blob, from, most) })
  }
  for (const { sha256, here, size } of await allWanted(store.reader))
    for (let from = here; from < size; from += most) yield askBytes({ kind: 'get', sha256, from, most })
}
