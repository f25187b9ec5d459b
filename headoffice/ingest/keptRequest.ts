import { type Decision, protocolVersion, SyncRequest } from '../../shared/sync/protocol.ts'
import { Budget } from '../../shared/sync/wire/budget.ts'
import { readRequestBytes } from '../../shared/sync/wire/request.ts'
import { signatureLength } from '../../shared/sync/wire/signing.ts'
import { decodeBody } from '../codec.ts'
import { type ReceivedFrame, readFrame, readSealed } from './frame.ts'

/** What a request brought, in whichever version it came. */
export interface KeptContent {
  readonly frames: readonly ReceivedFrame[]
  readonly decisions: readonly Decision[]
}

/** Reads a request that was kept aside: its signature was held against its device's key before it was kept. Null where nothing can be read in it. */
export async function readKept(body: Buffer, device: number): Promise<KeptContent | null> {
  return (await coded(body, device).catch(() => null)) ?? (await json(body).catch(() => null))
}

async function coded(body: Buffer, device: number): Promise<KeptContent | null> {
  const { version, sender, request } = readRequestBytes(body.subarray(0, Math.max(0, body.length - signatureLength)))
  if (version !== protocolVersion || sender.device !== device) return null
  const { frames, decisions } = request()
  const budget = new Budget(false)
  const read: ReceivedFrame[] = []
  for (const sealed of frames) read.push(await readSealed(sealed, device, budget))
  return { frames: read, decisions }
}

async function json(body: Buffer): Promise<KeptContent | null> {
  const parsed = SyncRequest.safeParse(await decodeBody(body))
  return parsed.success ? { frames: parsed.data.frames.map(readFrame), decisions: parsed.data.decisions } : null
}
