import { createPublicKey } from 'node:crypto'
import { headOfficeDevice, makeId, mostDevices } from '../../shared/kernel/id.ts'
import { clockAt } from '../../shared/sync/clock.ts'
import { EnrolmentCode, EnrolRequest, type EnrolResponse } from '../../shared/sync/enrol.ts'
import { jsonProtocol, protocolVersion } from '../../shared/sync/protocol.ts'
import { registry } from '../../shared/sync/registry.ts'
import { officeEntry } from '../ingest/cards.ts'
import { laneOf } from '../lane.ts'
import { Refused } from '../refused.ts'
import { countAttempts, noteAttempt } from '../store/attempts.ts'
import { commitChanges } from '../store/commit.ts'
import { type CodeTerms, insertDevice, lockCode, matchNames, takeDeviceNumber, useCode } from '../store/enrolment.ts'
import type { Office } from '../store/office.ts'
import type { Queryable, Store } from '../store/pool.ts'
import { withRetries } from '../store/retry.ts'
import { hasCompany, officeCounters } from '../store/rows.ts'

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
  const wrong = await countAttempts(service.store, 'enrol', address, now - window)
  if (wrong.own >= mostWrong) throw new Refused('too-many-attempts')
  await service.slowDown(wrong.all)
  const code = EnrolmentCode.safeParse(asked.code)
  const answer = code.success
    ? await withRetries(service.pause, () =>
        service.store.transaction(on => enrolWith(on, service, { ...asked, code: code.data }, key, now)),
      )
    : null
  if (answer) return answer
  await noteAttempt(service.store, 'enrol', address, now, now - window)
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
  const device = await takeDeviceNumber(on)
  if (device >= mostDevices) throw new RangeError('head office has no device number left to give')
  const founding = terms.founding && !(await hasCompany(on))
  const answer: EnrolResponse = {
    protocol: asked.protocol,
    epoch: service.office.epoch,
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
  await writeDevice(on, answer, terms, asked, key)
  return answer
}

/** The device for head office, and its row in the registry for everybody. */
async function writeDevice(
  on: Queryable,
  answer: EnrolResponse,
  terms: CodeTerms,
  asked: EnrolRequest,
  publicKey: Buffer,
): Promise<void> {
  const [counter] = await officeCounters(on, 1)
  const rowId = makeId(headOfficeDevice, counter ?? 0)
  const { device: number, lane, time: at } = answer
  await insertDevice(on, {
    ...terms,
    number,
    lane,
    rowId,
    at,
    publicKey,
    name: asked.computer,
    application: asked.application,
    aloneLane: asked.aloneLane,
  })
  const values = {
    device_number: number,
    name: asked.computer,
    depot_id: terms.depotId,
    lane,
    head_office: terms.headOffice ? 1 : 0,
    active: 1,
  }
  const row = { t: registry.device.number, i: rowId, s: 0, o: 'insert' as const, v: values }
  const entry = { ...officeEntry('reference', clockAt(at), 'devices.enrol', at), ordinal: 1, rows: [row] }
  await commitChanges(on, [entry], [])
}
