import { keptAnswers, ownFrame, rewind } from '../../db/kept.ts'
import { goOnAgain } from '../../db/reborn.ts'
import { syncState } from '../../db/syncState.ts'
import { GiveBackAnswer, StandingAnswer } from '../../shared/sync/recover.ts'
import { askOffice } from './askOffice.ts'
import type { RecoveryOptions } from './recovery.ts'

/** Of kept answers in one request, about. */
const mostBytes = 200_000

/** Backups are nightly, and a restore is noticed within days. */
const lately = 3 * 24 * 60 * 60_000

/**
 * Head office came back from a backup, or a standby that lagged took its place: gives back what it once sent here and has lost, signed by
 * itself, and then this computer's own transactions since. Where others have written meanwhile, the log is read again from where both agree.
 * @throws LinkError
 */
export async function giveBack({ store, identity, http }: RecoveryOptions): Promise<void> {
  const { epoch } = await syncState(store.reader)
  const apart: Record<string, number> = {}
  const ask = async (kept: readonly object[], own: Uint8Array | null): Promise<GiveBackAnswer> => {
    const answer = await askOffice({
      http,
      identity,
      answer: GiveBackAnswer,
      ask: {
        ask: 'giveBack',
        epoch,
        kept,
        own: own ? Buffer.from(own).toString('base64') : null,
        apart: Object.keys(apart),
      },
    })
    for (const [scope, agreed] of Object.entries(answer.apart)) apart[scope] = Math.min(agreed, apart[scope] ?? agreed)
    return answer
  }
  // Others may have written where the log was cut off: what came lately is compared, however far it reaches.
  const since = store.now() - lately
  let last = await ask([], null)
  for (let after = 0; ; ) {
    // However long ago: what reaches beyond the place at which this history began is of the lost one, even where others have written past it.
    const some = await keptAnswers(store.reader, { after, since, ends: lowest(last.ends, last.began), mostBytes })
    if (some.length === 0) break
    after = some.at(-1)?.n ?? after
    last = await ask(
      some.map(({ kept }) => kept),
      await ownFrame(
        store.reader,
        some.flatMap(each => each.own),
      ),
    )
  }
  const standing = await askOffice({ http, identity, answer: StandingAnswer, ask: { ask: 'standing', offer: null } })
  identity.skipCounters(standing.counter)
  await rewind(store, { ends: last.ends, apart, began: last.began })
  await goOnAgain(store, { frame: standing.frame, hash: standing.hash, framed: standing.framed, epoch: last.epoch })
  identity.change({ epoch: last.epoch })
}

const lowest = (ends: Readonly<Record<string, number>>, began: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(ends).map(([scope, end]) => [scope, Math.min(end, began[scope] ?? end)]))
