import { mostDepotBytes, mostFileBytes } from '../../shared/attachments/limits.ts'
import { hours } from '../../shared/kernel/instant.ts'
import { type AttachmentAnswer, type AttachmentAsk, answerBytes, readAsk } from '../../shared/sync/wire/attachments.ts'
import { scopesOf } from '../api/scopes.ts'
import { depotScope, referenceScope } from '../ingest/rowState.ts'
import {
  addPiece,
  dropBlob,
  forgetUnnamed,
  isWhole,
  lockBlob,
  namedBytes,
  namedSize,
  readPiece,
} from '../store/blobs.ts'
import type { Queryable } from '../store/pool.ts'
import type { PartHandler, PartRequest } from './handler.ts'

const mostAnswered = 64_000
/** A file whose row was taken back may be wanted again. */
const keptUnnamed = hours(30 * 24)

/** Takes and gives the bytes of attached files: only of those that a row names in a scope of the asking computer. */
export const answerAttachment: PartHandler = async request => {
  const ask = readAsk(request.bytes)
  const answer = ask.kind === 'put' ? await taken(request, ask) : await given(request, ask)
  return [answerBytes(answer)]
}

type Put = Extract<AttachmentAsk, { kind: 'put' }>
type Get = Extract<AttachmentAsk, { kind: 'get' }>

async function given({ service, device }: PartRequest, { sha256, from, most }: Get): Promise<AttachmentAnswer> {
  const scopes = await scopesOf(service.store, device)
  const size = await namedSize(service.store, sha256, scopes)
  const bytes =
    size === null ? new Uint8Array() : await readPiece(service.store, sha256, from, Math.min(most, mostAnswered))
  return { kind: 'get', sha256, from, bytes }
}

function taken({ service, device }: PartRequest, put: Put): Promise<AttachmentAnswer> {
  const { sha256, size, from, bytes } = put
  const at = service.now()
  return service.store.transaction(async on => {
    const answer = (state: Extract<AttachmentAnswer, { kind: 'put' }>['state'], have: number): AttachmentAnswer => ({
      kind: 'put',
      sha256,
      state,
      have,
    })
    const named = await namedSize(on, sha256, await scopesOf(on, device))
    if (named === null) return answer('unknown', 0)
    if (named !== size || size > mostFileBytes || from + bytes.length > size) return answer('damaged', 0)
    // Asked once a file, not for every piece of it: it looks at all that the depot has.
    if (from === 0) {
      await forgetUnnamed(on, at - keptUnnamed)
      if (!(await hasRoom(on, device.depotId, sha256, size))) return answer('full', 0)
    }
    const have = await lockBlob(on, sha256, size, at)
    // The same piece again, or one behind a hole: the desk goes on from what is here. Of one that overlaps, by link and by file, the rest is new.
    const fresh = from > have ? new Uint8Array() : bytes.subarray(have - from)
    if (fresh.length === 0) return answer('ok', have)
    await addPiece(on, sha256, have, fresh)
    if (from + bytes.length < size || (await isWhole(on, sha256))) return answer('ok', from + bytes.length)
    await dropBlob(on, sha256)
    return answer('damaged', 0)
  })
}

async function hasRoom(on: Queryable, depotId: number | null, sha256: string, size: number): Promise<boolean> {
  const scope = depotId === null ? referenceScope : depotScope(depotId)
  return (await namedBytes(on, scope, sha256)) + size <= mostDepotBytes
}
