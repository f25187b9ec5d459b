import { findLife } from '../../db/life.ts'
import { offered } from '../../db/offered.ts'
import type { Store } from '../../db/open.ts'
import { goOnBehind } from '../../db/reborn.ts'
import { takeDecisions } from '../../db/takeDecisions.ts'
import { DecidedAnswer, IdentityAnswer, StandingAnswer } from '../../shared/sync/recover.ts'
import { askOffice } from './askOffice.ts'
import type { Http } from './http.ts'
import type { IdentityFile } from './identity.ts'
import { become, beginCopied } from './rebirth.ts'
import { LinkError } from './trouble.ts'

export interface RecoveryOptions {
  readonly store: Store
  readonly identity: IdentityFile
  readonly http: Http
  readonly application: string
}

/**
 * Tells head office what this computer has become, oldest first, and takes on what it is given.
 * @throws LinkError 'frame-fork' while somebody there has to decide
 */
export async function tellRebirths(options: RecoveryOptions): Promise<void> {
  const { identity, http, store } = options
  for (let first = identity.present().rebirths[0]; first; first = identity.present().rebirths[0]) {
    const { id, why, asker, formers, took, keys } = first
    const { granted } = await askOffice({
      http,
      identity,
      as: asker,
      answer: IdentityAnswer,
      ask: {
        ask: 'identity',
        id,
        why,
        took: took?.device ?? null,
        formers,
        publicKey: keys?.publicKey ?? identity.present().publicKey,
        application: options.application,
      },
    })
    if (!granted) throw new LinkError('frame-fork', { detail: 'somebody at head office has to decide' })
    const [, ...later] = identity.present().rebirths
    if (later.length === 0 && granted.device !== identity.present().device) {
      // Head office may name another than the one taken: that one is another computer's, with all that was numbered under it.
      const given = { ...first, took: granted, renumber: first.renumber || took !== null }
      identity.change({ rebirths: [given] })
      await become({ store, identity }, given, granted)
    }
    if (later.length === 0) await hearDecisions(options)
    identity.change({ rebirths: later })
  }
}

/** What somebody decided since the backup, or at the other copy, must not be asked here once more. */
async function hearDecisions({ store, identity, http }: RecoveryOptions): Promise<void> {
  for (let after = 0; ; ) {
    const { decided } = await askOffice({ http, identity, answer: DecidedAnswer, ask: { ask: 'decided', after } })
    const last = decided.at(-1)
    if (!last) return
    after = last.number
    await takeDecisions(store, decided)
  }
}

/**
 * Head office knows this computer's chain otherwise. Where what it holds is what this computer has, only the frames were cut otherwise, and
 * the chain goes on behind head office's; else somebody else works under this name, and this computer asks for one of its own.
 * @throws LinkError
 */
export async function findOut(options: RecoveryOptions): Promise<'same' | 'copied'> {
  const { store, identity, http } = options
  const ask = (offer: string | null): Promise<StandingAnswer> =>
    askOffice({ http, identity, answer: StandingAnswer, ask: { ask: 'standing', offer } })
  const head = await ask(null)
  const { transaction } = await findLife(store.reader)
  let differs: number | null = null
  for (let from = 0; differs === null; ) {
    const offer = await offered(store, { after: from, through: head.transaction })
    if (!offer) break
    from = offer.last
    differs = (await ask(Buffer.from(offer.bytes).toString('base64'))).differs
  }
  if (differs === null && transaction >= head.transaction) {
    identity.skipCounters(head.counter)
    await goOnBehind(store, { frame: head.frame, hash: head.hash })
    return 'same'
  }
  await beginCopied({ store, identity }, differs === null ? transaction : differs - 1)
  return 'copied'
}
