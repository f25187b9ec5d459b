import { createPublicKey, hash, verify } from 'node:crypto'
import { protocolVersion } from '../../shared/sync/protocol.ts'
import {
  type DecidedAnswer,
  type GiveBackAnswer,
  type IdentityAnswer,
  RecoverRequest,
  recoverSigned,
  type SparesAnswer,
  type StandingAnswer,
} from '../../shared/sync/recover.ts'
import { decodeBody } from '../codec.ts'
import { giveBack } from '../recovery/giveBack.ts'
import type { Asking, RecoveryService } from '../recovery/service.ts'
import { setAside } from '../recovery/spares.ts'
import { standing } from '../recovery/standing.ts'
import { succeed } from '../recovery/succession.ts'
import { Refused } from '../refused.ts'
import { quarantine } from '../store/devices.ts'
import type { Office } from '../store/office.ts'
import type { Queryable } from '../store/pool.ts'
import { lockForRecovery } from '../store/recovery.ts'
import { withRetries } from '../store/retry.ts'
import { knownDecisions, ownersOf } from '../store/transactions.ts'
import { inRange } from './jsonSync.ts'

export interface RecoverService extends RecoveryService {
  /** Counts a request of a device; throws `busy` above the limit. */
  readonly admit: (device: number) => void
  readonly office: Office
}

export type RecoverAnswer = StandingAnswer | IdentityAnswer | SparesAnswer | GiveBackAnswer | DecidedAnswer

/**
 * A computer asks who it is from now on. The request is signed by its key and stands for itself: it needs no counter, since to ask twice
 * changes nothing, and so it may come by any way.
 */
export async function recover(service: RecoverService, body: Buffer, signature: string): Promise<RecoverAnswer> {
  const asked = await readAsk(body)
  const request = hash('sha256', body)
  service.admit(asked.device)
  return withRetries(service.pause, () =>
    service.store.transaction(async on => {
      const device = await lockForRecovery(on, inRange(asked.device))
      if (device?.incarnation !== asked.incarnation) throw new Refused('unknown-device')
      const key = createPublicKey({ key: device.publicKey, format: 'der', type: 'spki' })
      const signed = Buffer.from(recoverSigned(request), 'utf8')
      if (!verify(null, signed, key, Buffer.from(signature, 'base64'))) throw new Refused('bad-signature')
      if (device.revokedAt !== null) {
        await quarantine(service.store, device, { at: service.now(), bodyHash: request, body })
        throw new Refused('revoked')
      }
      const about = { protocol: protocolVersion, request, time: service.now() }
      return { ...about, ...(await answer(on, service, device, asked, about.time)) }
    }),
  )
}

type About = 'protocol' | 'request' | 'time'
type Without<T> = T extends unknown ? Omit<T, About> : never
type Said = Without<RecoverAnswer>

async function answer(
  on: Queryable,
  service: RecoverService,
  device: Asking,
  asked: RecoverRequest,
  now: number,
): Promise<Said> {
  switch (asked.ask) {
    case 'standing':
      return standing(on, device, asked)
    case 'identity':
      return { ask: 'identity', granted: await succeed(on, device, asked, now) }
    case 'spares':
      return setAside(on, device, asked, now)
    case 'giveBack':
      return giveBack(on, { ...service, publicKey: service.office.publicKey }, device, asked)
    case 'decided':
      return { ask: 'decided', decided: await knownDecisions(on, ownersOf(device), asked.after) }
  }
}

async function readAsk(body: Buffer): Promise<RecoverRequest> {
  const value = await decodeBody(body)
  if (typeof value !== 'object' || value === null || !('protocol' in value)) throw new Refused('bad-request')
  if (value.protocol !== protocolVersion) throw new Refused('wrong-protocol')
  const parsed = RecoverRequest.safeParse(value)
  if (!parsed.success) throw new Refused('bad-request')
  return parsed.data
}
