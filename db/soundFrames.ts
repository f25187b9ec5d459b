import { createHash } from 'node:crypto'
import { frameForms, frameSteps } from '../shared/sync/wire/frame.ts'
import { wayGiver } from './giveWay.ts'
import { headColumns, withChanges } from './nextToSeal.ts'
import type { Store } from './open.ts'
import type { SealedFrame } from './seal.ts'
import { unsealFrom } from './unseal.ts'

/**
 * Sealed frames as `read` gives them, whole: a disk may have damaged the bytes of one since, and head office would refuse all that is sent with it for ever. What a frame
 * carries stands in the books beside it, so it is written once more, the very same; where it comes out otherwise, because a later version writes
 * it, it is opened and sealed anew. One that head office holds already and cannot be written again goes as it is.
 */
export async function soundFrames(store: Store, read: () => Promise<SealedFrame[]>): Promise<SealedFrame[]> {
  for (;;) {
    const frames = await read()
    const damaged = frames.find(frame => hashOf(frame.sealed) !== frame.hash)
    if (!damaged || !(await mended(store, damaged))) return frames
  }
}

/** Of a frame that the first version sealed the text alone. */
const hashOf = (sealed: Uint8Array): string =>
  createHash('sha256')
    .update(sealed[0] === frameForms.json ? sealed.subarray(1) : sealed)
    .digest('hex')

async function mended(store: Store, { number, hash }: SealedFrame): Promise<boolean> {
  const sealed = await writtenAgain(store, number)
  if (hashOf(sealed) !== hash) return (await unsealFrom(store, number)) > 0
  await store.pen.turn(({ statement }) => statement('UPDATE frame SET sealed = ? WHERE number = ?').run(sealed, number))
  return true
}

async function writtenAgain({ reader }: Store, number: number): Promise<Uint8Array> {
  const giveWay = wayGiver()
  const heads = await reader
    .selectFrom('tx')
    .select(headColumns)
    .where('frame', '=', number)
    .orderBy('number')
    .execute()
  const { device } = await reader.selectFrom('capture').select('device').executeTakeFirstOrThrow()
  const { previous } = await reader
    .selectFrom('frame')
    .select('previous')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  const steps = frameSteps({ device, number, previous, transactions: await withChanges(reader, heads) })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await giveWay()
  }
}
