import { deviceNames } from '../../db/devices.ts'
import { listFormers } from '../../db/life.ts'
import { syncState } from '../../db/syncState.ts'
import { enrol, JoinRefused } from './enrol.ts'
import type { RecoveryOptions } from './recovery.ts'

/**
 * Head office came back from a backup that does not know this computer: with a code it is taken in under the number that it has. Everything here stays
 * as it is, and the next sync sends what head office lacks.
 * @throws JoinRefused
 */
export async function joinAgain({ store, identity, http, application }: RecoveryOptions, code: string): Promise<void> {
  const { device, lane, aloneLane, depotId, headOffice, publicKey, headOfficeKey, address, epoch, receipts } =
    identity.present()
  if (address === null || headOfficeKey === null) throw new JoinRefused('no-answer')
  if (!receipts.some(each => each.device === device)) throw new JoinRefused('no-receipt')
  const name = (await deviceNames(store.reader)).get(device)
  const formers = (await listFormers(store.reader)).map(({ device: former, incarnation, through }) => ({
    device: former,
    incarnation,
    through,
  }))
  const followed = (await syncState(store.reader)).epoch || (epoch ?? 0)
  const answer = await enrol({
    http,
    address,
    code,
    request: {
      computer: name ?? `Konvwa ${lane}`,
      publicKey,
      application,
      aloneLane,
      known: [],
      again: { device, lane, depotId, headOffice, epoch: followed, formers, receipts },
    },
  })
  if (answer.device !== device || answer.headOfficeKey !== headOfficeKey) throw new JoinRefused('not-head-office')
}
