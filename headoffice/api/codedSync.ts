import { createPublicKey, hash, verify } from 'node:crypto'
import { protocolVersion } from '../../shared/sync/protocol.ts'
import type { Verdict } from '../../shared/sync/verdict.ts'
import { Budget } from '../../shared/sync/wire/budget.ts'
import { Malformed } from '../../shared/sync/wire/malformed.ts'
import { type CodedRequest, type ReadRequest, readRequestBytes } from '../../shared/sync/wire/request.ts'
import { type CodedResponse, responseBytes } from '../../shared/sync/wire/response.ts'
import { requestSigned, signatureLength } from '../../shared/sync/wire/signing.ts'
import { type ReceivedFrame, readSealed } from '../ingest/frame.ts'
import { answerParts } from '../parts/parts.ts'
import { Refused } from '../refused.ts'
import { type Device, findDevice } from '../store/devices.ts'
import { inRange } from './jsonSync.ts'
import { admit, type Synced, type SyncService, sync } from './sync.ts'

/** A round trip: request and answer are one run of bytes each, the signature at the end. Answers without the signature. */
export async function codedSync(
  service: SyncService,
  body: Buffer,
): Promise<Omit<Synced, 'response'> & { readonly answer: Uint8Array; readonly verdicts: readonly Verdict[] }> {
  const { device, counter, asked } = await openRequest(service, body)
  const { response, ...synced } = await sync(service, device, counter, asked)
  return { ...synced, answer: await codedAnswer(service, device, asked, response), verdicts: response.verdicts }
}

/** The bytes of an answer, with what is answered to the parts of its request. */
export async function codedAnswer(
  service: SyncService,
  device: Device,
  { epoch, cursors, mostBytes, parts: brought }: OpenedRequest['asked'],
  response: CodedResponse,
): Promise<Uint8Array> {
  const parts = await answerParts({ service, device, mostBytes }, brought ?? [])
  return responseBytes({ device: device.number, epoch, cursors, parts: brought }, { ...response, parts })
}

export interface OpenedRequest {
  readonly device: Device
  readonly counter: number
  readonly asked: Omit<CodedRequest, 'frames'> & { readonly frames: readonly ReceivedFrame[] }
}

/**
 * A request, read, whose signature is good, of a device that may speak.
 * @throws Refused
 */
export async function openRequest(service: SyncService, body: Buffer): Promise<OpenedRequest> {
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
  return { device, counter: sender.counter, asked: { ...asked, frames } }
}

function whereReadable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Malformed) throw new Refused('bad-request')
    throw error
  }
}
