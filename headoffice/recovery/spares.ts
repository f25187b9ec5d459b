import { createPrivateKey, createPublicKey } from 'node:crypto'
import { laneOf } from '../../shared/sync/lane.ts'
import type { RecoverRequest, SparesAnswer } from '../../shared/sync/recover.ts'
import { Refused } from '../refused.ts'
import type { Queryable } from '../store/pool.ts'
import { listSpares, savePhoneKey, saveSpare, takeSpareNumber } from '../store/spares.ts'
import { officePhoneKey } from './phoneKey.ts'
import type { Asking } from './service.ts'

/** So many numbers a computer has set aside: it can be restored as often without a link. */
export const sparesEach = 2

/** Sets numbers aside for a device, and agrees with it on keys for codes that are read over the phone (X25519, nothing secret travels). */
export async function setAside(
  on: Queryable,
  device: Asking,
  asked: RecoverRequest & { ask: 'spares' },
  now: number,
): Promise<Omit<SparesAnswer, 'protocol' | 'request' | 'time'>> {
  if (device.closedAt !== null) throw new Refused('frame-fork')
  // What is signed below says whose key this is.
  if (asked.publicKey !== undefined && asked.publicKey !== device.publicKey.toString('base64'))
    throw new Refused('bad-request')
  await savePhoneKey(on, device.number, readPhoneKey(asked.phoneKey))
  const spares = await listSpares(on, device.number)
  while (spares.length < sparesEach) {
    const number = await takeSpareNumber(on)
    if (number === null) break
    await saveSpare(on, { number, device: device.number, family: device.family, at: now }, false)
    spares.push(number)
  }
  return {
    ask: 'spares',
    spares: spares.map(number => ({ device: number, lane: laneOf(number) })),
    phoneKey: await ownPhoneKey(on),
  }
}

/** The public half of head office's key for these codes: SPKI DER, base64. */
async function ownPhoneKey(on: Queryable): Promise<string> {
  const kept = await officePhoneKey(on)
  const key = createPublicKey(createPrivateKey({ key: kept, format: 'der', type: 'pkcs8' }))
  return key.export({ type: 'spki', format: 'der' }).toString('base64')
}

function readPhoneKey(text: string): Buffer {
  const der = Buffer.from(text, 'base64')
  try {
    if (createPublicKey({ key: der, format: 'der', type: 'spki' }).asymmetricKeyType === 'x25519') return der
  } catch {
    // Not a key at all: the same answer as for a key of another kind.
  }
  throw new Refused('bad-request')
}
