import { createPublicKey, hash, verify } from 'node:crypto'
import { protocolVersion } from '../../shared/sync/protocol.ts'
import type { Verdict } from '../../shared/sync/verdict.ts'
import { Budget } from '../../shared/sync/wire/budget.ts'
import { Malformed } from '../../shared/sync/wire/malformed.ts'
import { type ReadRequest, readRequestBytes } from '../../shared/sync/wire/request.ts'
import { responseBytes } from '../../shared/sync/wire/response.ts'
import { requestSigned, signatureLength } from '../../shared/sync/wire/signing.ts'
import { type ReceivedFrame, readSealed } from '../ingest/frame.ts'
import { answerParts } from '../parts/parts.ts'
import { Refused } from '../refused.ts'
import { findDevice } from '../store/devices.ts'
import { inRange } from './jsonSync.ts'
import { admit, type Synced, type SyncService, sync } from './sync.ts'

/** A round trip: request and answer are one run of bytes each, the signature at the end. Answers without the signature. */
export async function codedSync(
  service: SyncService,
  body: Buffer,
): Promise<Omit<Synced, 'response'> & { readonly answer: Uint8Array; readonly verdicts: readonly Verdict[] }> {
  const unsigned = body.subarray(0, Math.max(0, body.length - signatureLength))
  const { version, sender, request } = whereReadable<ReadRequest>(() => readRequestBytes(unsigned))
  if (version !== protocolVersion) throw new Refused('wrong-protocol')
  const device = await findDevice(service.store, inRange(sender.device), inRange(sender.incarnation))
  if (!device) throw new Refused('unknown-device')
  const key = createPublicKey({ key: device.publicKey, format: 'der', type: 'spki' })
  const signed = verify(null, requestSigned(unsigned), key, body.subarray(unsigned.length))
  if (!signed) throw new Refused('bad-signature')
  await admit(service, device, body, hash('sha256', body))

  const asked = whereReadable(request)
  const budget = new Budget(false)
  const frames: ReceivedFrame[] = []
  for (const sealed of asked.frames) frames.push(await readSealed(sealed, device.number, budget))
  const { response, ...synced } = await sync(service, device, sender.counter, { ...asked, frames })
  const parts = await answerParts({ service, device, mostBytes: asked.mostBytes }, asked.parts ?? [])
  const { epoch, cursors } = asked
  const answer = responseBytes({ device: device.number, epoch, cursors, parts: asked.parts }, { ...response, parts })
  return { ...synced, answer, verdicts: response.verdicts }
}

function whereReadable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed) throw new Refused('bad-request')
    throw error
  }
}
