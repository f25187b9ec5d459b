import { generateKeyPairSync } from 'node:crypto'
import { SparesAnswer } from '../../shared/sync/recover.ts'
import { askForReceipt } from './askOffice.ts'
import type { IdentityFile, PhoneKeys } from './identity.ts'
import type { RecoveryOptions } from './recovery.ts'
import { LinkError } from './trouble.ts'

/** Numbers that this computer keeps for days on which it is restored without a link. */
const kept = 2

/** So many former selves a computer may name. */
const mostReceipts = 51

/**
 * Fetches what is missing of them, with head office's key for codes read over the phone; its answer is the receipt of this computer under its number.
 * What does not come today comes another day.
 */
export async function keepSpares({ identity, http }: RecoveryOptions): Promise<void> {
  const { device, spares, phone, rebirths, receipts, publicKey } = identity.present()
  const complete = spares.length >= kept && phone?.office && receipts.some(each => each.device === device)
  if (rebirths.length > 0 || complete) return
  const own = phone ?? drawPhoneKeys(identity)
  try {
    const { answer, receipt } = await askForReceipt({
      http,
      identity,
      answer: SparesAnswer,
      ask: { ask: 'spares', phoneKey: own.publicKey, publicKey },
    })
    identity.change({
      spares: answer.spares,
      phone: { ...own, office: answer.phoneKey },
      receipts: [receipt, ...receipts.filter(each => each.device !== device)].slice(0, mostReceipts),
    })
  } catch (cause) {
    if (!(cause instanceof LinkError)) throw cause
  }
}

function drawPhoneKeys(identity: IdentityFile): PhoneKeys {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  const phone = {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    office: null,
  }
  identity.change({ phone })
  return phone
}
