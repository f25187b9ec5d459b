import { createHmac, timingSafeEqual } from 'node:crypto'
import { laneOf } from '../../shared/sync/lane.ts'
import { phoneText, questionOf, readCode } from '../../shared/sync/phoneCode.ts'
import { ownKey, rawKey } from './file/ciphers.ts'
import type { Identity, Rebirth } from './identity.ts'
import { become, type RebornOptions } from './rebirth.ts'

/** Books that were put back and have no number set aside: the one case in which a code by phone helps. */
const waitingRebirth = (me: Identity): Rebirth | null => {
  const last = me.rebirths.at(-1)
  return last?.why === 'restored' && last.took === null && me.phone?.office ? last : null
}

/** What to read to head office; null where no code by phone is needed, or none could be checked. */
export function phoneQuestion(me: Identity): string | null {
  const rebirth = waitingRebirth(me)
  return rebirth ? questionOf(rebirth.id) : null
}

/** Takes on the number that head office set aside, where the code is its own answer to the present question. Safe to repeat. */
export async function releaseByPhone({ store, identity }: RebornOptions, typed: string): Promise<boolean> {
  const me = identity.present()
  const rebirth = waitingRebirth(me)
  const code = readCode(typed)
  if (!rebirth || !code || !me.phone?.office) return false
  const secret = ownKey(Buffer.from(me.phone.privateKey, 'base64')).agree(
    rawKey(Buffer.from(me.phone.office, 'base64')),
  )
  // Who it is on head office's page: of what it became since nothing has been told there.
  const device = me.rebirths[0]?.asker.device ?? me.device
  const text = phoneText({ device, question: questionOf(rebirth.id), spare: code.spare })
  const mark = createHmac('sha256', secret).update(text).digest().subarray(0, 5)
  if (!timingSafeEqual(mark, code.mark)) return false
  const spare = { device: code.spare, lane: laneOf(code.spare) }
  const told = { ...rebirth, took: spare }
  // First who it will be: what ends the process in between is gone on with at the next start.
  identity.change({ rebirths: [...me.rebirths.slice(0, -1), told] })
  await become({ store, identity }, told, spare)
  return true
}
