import { createPublicKey, hash, verify } from 'node:crypto'
import {
  headers,
  jsonProtocol,
  SyncRequest,
  type SyncResponse,
  signedText,
  syncPath,
} from '../../shared/sync/protocol.ts'
import { decodeBody } from '../codec.ts'
import { readFrame } from '../ingest/frame.ts'
import { Refused } from '../refused.ts'
import { type Device, findDevice } from '../store/devices.ts'
import { admit, type Synced, type SyncService, sync } from './sync.ts'

/** A request as it came: the body still compressed, exactly as it was signed. */
export interface SignedRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

/** A round trip of a device of the first version: JSON packed with brotli, the signature in headers. */
export async function jsonSync(
  service: SyncService,
  request: SignedRequest,
): Promise<Omit<Synced, 'response'> & { readonly response: SyncResponse }> {
  const signed = readHeaders(request)
  const device = await findDevice(service.store, signed.device, signed.incarnation)
  if (!device) throw new Refused('unknown-device')
  const bodyHash = hash('sha256', request.body)
  checkSignature(device, signed, bodyHash)
  await admit(service, device, request.body, bodyHash)
  const { frames, ...asked } = await readRequest(request.body)
  const synced = await sync(service, device, signed.counter, { ...asked, frames: frames.map(readFrame) })
  return { ...synced, response: { protocol: jsonProtocol, ...synced.response } }
}

async function readRequest(body: Buffer): Promise<SyncRequest> {
  const value = await decodeBody(body)
  if (!isProtocol(value)) throw new Refused('wrong-protocol')
  const parsed = SyncRequest.safeParse(value)
  if (!parsed.success) throw new Refused('bad-request')
  return parsed.data
}

/** What is not even an object is malformed, and said so by the parser behind. */
const isProtocol = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || !('protocol' in value) || value.protocol === jsonProtocol

interface SignedHeaders {
  readonly device: number
  readonly incarnation: number
  readonly counter: number
  readonly signature: Buffer
}

function readHeaders(request: SignedRequest): SignedHeaders {
  const number = (name: string): number => {
    const value = request.headers[name]
    if (typeof value !== 'string' || !/^\d{1,15}$/.test(value)) throw new Refused('bad-request')
    return Number(value)
  }
  const signature = request.headers[headers.signature]
  if (typeof signature !== 'string' || signature.length > 200) throw new Refused('bad-request')
  return {
    device: inRange(number(headers.device)),
    incarnation: inRange(number(headers.incarnation)),
    counter: number(headers.counter),
    signature: Buffer.from(signature, 'base64'),
  }
}

/** As many as PostgreSQL's integers: no more were ever given. */
export function inRange(number: number): number {
  if (number > 2 ** 31 - 1) throw new Refused('unknown-device')
  return number
}

function checkSignature(device: Device, signed: SignedHeaders, bodySha256: string): void {
  const key = createPublicKey({ key: device.publicKey, format: 'der', type: 'spki' })
  const { incarnation, counter } = signed
  const text = signedText({ method: 'POST', path: syncPath, device: device.number, incarnation, counter, bodySha256 })
  if (!verify(null, Buffer.from(text, 'utf8'), key, signed.signature)) throw new Refused('bad-signature')
}
