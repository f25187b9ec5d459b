import { claim, clockOfTransaction, findLife, type Life, skipUsed } from '../../db/life.ts'
import type { Store } from '../../db/open.ts'
import { StoreProblem } from '../../db/problem.ts'
import { aloneDevice } from '../../shared/kernel/id.ts'
import { type IdentityFile, isAlone } from './identity.ts'
import { become, beginRestored } from './rebirth.ts'

/** Ids may have been given after the last mark that outlived a power cut. */
const idsInDoubt = 100_000

/**
 * Compares the books with who this computer is, which stands outside of them and of every backup. Books that are older than their
 * computer were put back from a backup: it works on at once, but under numbers that nobody can have used. To be called before anybody
 * can write.
 * @throws StoreProblem 'other-computer'
 */
export async function recognise(store: Store, identity: IdentityFile): Promise<'same' | 'restored'> {
  await finishRebirth(store, identity)
  const life = await findLife(store.reader)
  const me = identity.present()
  if ((life.device === aloneDevice) !== isAlone(me))
    throw new StoreProblem('other-computer', `books of device ${life.device} under device ${me.device}`)
  if (life.install === null) await claim(store, me.installNonce)
  else if (life.install !== me.installNonce) throw new StoreProblem('other-computer', 'books of another installation')

  const restored = life.install !== null && (await isOlder(store, identity, life))
  if (restored) await goOn(store, identity, life)
  await keepMark(store, identity)
  return restored ? 'restored' : 'same'
}

async function isOlder(store: Store, identity: IdentityFile, life: Life): Promise<boolean> {
  if (life.device !== identity.present().device) return true
  const mark = identity.mark()
  if (!mark || mark.transaction === 0) return false
  if (life.transaction < mark.transaction) return true
  const clock = await clockOfTransaction(store.reader, mark.transaction)
  return clock !== null && clock !== mark.clock
}

async function goOn(store: Store, identity: IdentityFile, life: Life): Promise<void> {
  const lastId = Math.max(identity.mark()?.lastId ?? 0, life.lastId) + idsInDoubt
  if (isAlone(identity.present())) return skipUsed(store, { lastId, numbers: identity.numbers() })
  // Without a number set aside ids go on under the old device, above all that it may have given since.
  if (identity.present().spares.length === 0) await skipUsed(store, { lastId, numbers: {} })
  await beginRestored({ store, identity }, life.transaction)
}

/** An identity that was taken when the process ended, before the books had it. */
async function finishRebirth(store: Store, identity: IdentityFile): Promise<void> {
  const last = identity.present().rebirths.at(-1)
  if (last?.took && identity.present().device === last.asker.device) await become({ store, identity }, last, last.took)
}

/** From now on the mark follows the books. */
async function keepMark(store: Store, identity: IdentityFile): Promise<void> {
  const note = async (): Promise<void> => {
    const { transaction, clock, lastId } = await findLife(store.reader)
    if (identity.present().pending === null) identity.noteMark({ transaction, clock, lastId })
  }
  await note()
  store.changes.watch(tables => {
    if (tables.has('tx')) note().catch(() => undefined)
  })
}
