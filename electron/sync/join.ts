import type { Store } from '../../db/open.ts'
import { listPeople } from '../../db/people.ts'
import { listKnown, rejoin } from '../../db/rejoin.ts'
import type { Reader } from '../../db/schema.ts'
import type { JoinForm } from '../../shared/setup/contract.ts'
import type { Clock } from '../api/clock.ts'
import { officeAddress } from './address.ts'
import { enrol, JoinRefused } from './enrol.ts'
import type { Joined } from './handle.ts'
import type { Http } from './http.ts'
import { type IdentityFile, isAlone, type PendingJoin } from './identity.ts'

export interface JoinOptions {
  readonly store: Store
  readonly identity: IdentityFile
  readonly http: Http
  readonly clock: Clock
  readonly application: string
}

/**
 * Makes this computer one of head office's. Three steps, each durable before the next: head office's answer beside the identity, the
 * database in one transaction, the identity itself. Whatever ends the process in between, `finishJoin` goes on from there.
 * @throws JoinRefused
 */
export async function joinHeadOffice(options: JoinOptions, form: JoinForm): Promise<Joined> {
  const { store, identity } = options
  if (!isAlone(identity.present())) throw new JoinRefused('already-joined')
  const address = officeAddress(form.address)
  if ('problem' in address) throw new JoinRefused('insecure-address')

  const known = await listKnown(store.reader)
  const answer = await enrol({
    http: options.http,
    address: address.address,
    code: form.code,
    request: {
      computer: form.computer.trim(),
      publicKey: identity.present().publicKey,
      application: options.application,
      aloneLane: known.length > 0 ? identity.present().aloneLane : null,
      known: [...known],
    },
  })
  if (answer.founding && known.length === 0) throw new JoinRefused('empty-head-office')

  identity.change({ pending: { address: address.address, computer: form.computer.trim(), answer } })
  const joined = await finishJoin(store, identity)
  if (!joined) throw new Error('a join that was just begun is not there')
  return joined
}

/** Goes on with a join that head office has granted; null where there is none. Safe to repeat after any interruption. */
export async function finishJoin(store: Store, identity: IdentityFile): Promise<Joined | null> {
  const { pending } = identity.present()
  if (!pending) return null
  // Its transactions are counted anew: books that are not older than their computer must not look so.
  identity.noteMark({ transaction: 0, clock: 0, lastId: 0 })
  const { requests, waiting } = await rejoin(store, pending.answer)
  identity.change(joinedAs(pending))
  return { device: pending.answer.device, lane: pending.answer.lane, requests, waiting }
}

/** Whether somebody is here whom head office vouches for. */
export const anybodySigned = async (reader: Reader): Promise<boolean> =>
  (await listPeople(reader)).some(person => person.active && person.grantSignature !== null)

const joinedAs = ({ address, answer }: PendingJoin) => ({
  device: answer.device,
  incarnation: answer.incarnation,
  lane: answer.lane,
  headOffice: answer.headOffice,
  depotId: answer.depotId,
  address,
  headOfficeKey: answer.headOfficeKey,
  epoch: answer.epoch,
  settled: false,
  pending: null,
})
