import { createPublicKey } from 'node:crypto'
import { mostDevices } from '../../shared/kernel/id.ts'
import { EnrolmentCode, EnrolRequest, type EnrolResponse } from '../../shared/sync/enrol.ts'
import { laneOf } from '../../shared/sync/lane.ts'
import { jsonProtocol, protocolVersion } from '../../shared/sync/protocol.ts'
import { comeBack } from '../recovery/comeBack.ts'
import { Refused } from '../refused.ts'
import { countAttempts, noteAttempt } from '../store/attempts.ts'
import { lockCode, matchNames, takeDeviceNumber, useCode } from '../store/enrolment.ts'
import { presentEpoch } from '../store/epoch.ts'
import type { Office } from '../store/office.ts'
import type { Queryable, Store } from '../store/pool.ts'
import { withRetries } from '../store/retry.ts'
import { hasCompany } from '../store/rows.ts'
import { writeDevice } from './writeDevice.ts'

export interface EnrolService {
  readonly store: Store
  readonly office: Office
  readonly now: () => number
  readonly pause: (tried: number) => Promise<void>
  /** Makes guessing slow for everybody when many codes were wrong lately. */
  readonly slowDown: (wrong: number) => Promise<void>
}

const window = 15 * 60_000
const mostWrong = 10

/** Takes a computer in, once per code. The same computer asking again with the same code gets the same answer: it lost the first. */
export async function enrol(service: EnrolService, body: unknown, address: string): Promise<EnrolResponse> {
  const asked = readRequest(body)
  const key = readKey(asked.publicKey)
  const now = service.now()
  const wrong = await countAttempts(service.store, 'enrol', address, { now, length: window })
  if (wrong.own >= mostWrong) throw new Refused('too-many-attempts')
  await service.slowDown(wrong.all)
  const code = EnrolmentCode.safeParse(asked.code)
  const answer = code.success
    ? await withRetries(service.pause, () =>
        service.store.transaction(on => enrolWith(on, service, { ...asked, code: code.data }, key, now)),
      )
    : null
  if (answer) return answer
  await noteAttempt(service.store, 'enrol', address, { now, length: window })
  throw new Refused('bad-code')
}

function readRequest(body: unknown): EnrolRequest {
  if (typeof body === 'object' && body !== null && 'protocol' in body && !isSpoken(body.protocol)) {
    throw new Refused('wrong-protocol')
  }
  const parsed = EnrolRequest.safeParse(body)
  if (!parsed.success) throw new Refused('bad-request')
  return parsed.data
}

const isSpoken = (protocol: unknown): boolean => protocol === protocolVersion || protocol === jsonProtocol

function readKey(publicKey: string): Buffer {
  const der = Buffer.from(publicKey, 'base64')
  try {
    if (createPublicKey({ key: der, format: 'der', type: 'spki' }).asymmetricKeyType === 'ed25519') return der
  } catch {
    // Not a key at all: the same answer as for a key of another kind.
  }
  throw new Refused('bad-request')
}

async function enrolWith(
  on: Queryable,
  service: EnrolService,
  asked: EnrolRequest,
  key: Buffer,
  now: number,
): Promise<EnrolResponse | null> {
  const terms = await lockCode(on, asked.code, now)
  if (!terms) return null
  if (terms.answer) return terms.publicKey?.equals(key) ? { ...terms.answer, time: now } : null
  const family = asked.again
    ? await comeBack(on, asked.again, terms, {
        publicKey: key.toString('base64'),
        officeKey: service.office.publicKey,
      })
    : undefined
  if (family === null) return null
  const device = asked.again?.device ?? (await takeDeviceNumber(on))
  if (device >= mostDevices) throw new RangeError('head office has no device number left to give')
  const founding = terms.founding && !(await hasCompany(on))
  const answer: EnrolResponse = {
    protocol: asked.protocol,
    epoch: await presentEpoch(on),
    time: now,
    device,
    incarnation: 1,
    lane: laneOf(device),
    depotId: terms.depotId,
    headOffice: terms.headOffice,
    founding,
    headOfficeKey: service.office.publicKey.toString('base64'),
    matches: await matchNames(on, asked.known),
  }
  await useCode(on, asked.code, now, answer)
  await writeDevice(on, {
    ...terms,
    number: device,
    lane: answer.lane,
    at: now,
    publicKey: key,
    name: asked.computer,
    application: asked.application,
    aloneLane: asked.aloneLane,
    family: family ?? device,
  })
  return answer
}
