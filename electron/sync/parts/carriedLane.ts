import { nextAnswer, nextCarried, noteCarried, readCarriedPiece, takeAnswerPiece } from '../../../db/carried.ts'
import type { Store } from '../../../db/open.ts'
import { hours, minutes } from '../../../shared/kernel/instant.ts'
import { enoughForHead } from '../../../shared/sync/file/head.ts'
import { askBytes, type CarriedAnswer, carriedOverhead, readAnswer } from '../../../shared/sync/wire/carried.ts'
import { partKinds } from '../../../shared/sync/wire/parts.ts'
import type { PartLane } from './lane.ts'
import { openResting } from './resting.ts'

/** The first piece says what the file is, so that one that is refused costs no more than that. */
const leastRoom = enoughForHead + carriedOverhead
/** The first piece is no bigger than this: head office may know the file already. */
const mostFirst = 1000
/** An answer is lost whole when the link breaks. */
const mostFetched = 48_000
const rest = { waiting: minutes(15), later: minutes(15), none: hours(1), unknown: hours(6) }

/**
 * Hands on files of other computers that were brought here, a piece a round, behind this computer's own rows, and fetches the answers to them. A cut
 * costs one piece.
 */
export function carriedLane({ store, clock }: { store: Store; clock: { uptime(): number } }): PartLane {
  const { restFor, asleep } = openResting(rest, clock)
  let asked: readonly string[] = []

  async function take(answer: CarriedAnswer): Promise<void> {
    const { sha256 } = answer
    if (answer.kind === 'get') {
      if (answer.bytes.length === 0) restFor(sha256, 'none')
      else await takeAnswerPiece(store, sha256, answer, answer.bytes)
      return
    }
    const { said } = answer
    await noteCarried(store, sha256, said)
    if (said.state === 'waiting' || said.state === 'later') restFor(sha256, said.state)
  }

  return {
    kind: partKinds.carried,
    ask: async room => {
      asked = []
      if (room < leastRoom) return []
      const except = asleep()
      const asks: Uint8Array[] = []
      const wanted = await nextAnswer(store.reader, except)
      if (wanted) {
        const { sha256, part, here: from } = wanted
        asks.push(askBytes({ kind: 'get', sha256, part, from, most: Math.min(mostFetched, room * 2) }))
      }
      const out = await nextCarried(store.reader, except)
      const left = room - (asks.length + 1) * carriedOverhead
      if (out && left >= enoughForHead) {
        const { sha256, size, state } = out
        const from = state === 'there' ? size : out.atOffice
        const bytes = await readCarriedPiece(store.reader, out, from, from === 0 ? Math.min(left, mostFirst) : left)
        asks.push(askBytes({ kind: 'put', sha256, size, from, bytes }))
      }
      asked = [wanted, out].flatMap(each => each?.sha256 ?? [])
      return asks
    },
    take: async answers => {
      for (const answer of answers) await take(readAnswer(answer))
      // A head office of before takes no files this way: they wait here, and may still be carried there.
      if (answers.length === 0) for (const sha256 of asked) restFor(sha256, 'unknown')
    },
    more: async () => {
      const except = asleep()
      return ((await nextCarried(store.reader, except)) ?? (await nextAnswer(store.reader, except))) !== undefined
    },
  }
}
