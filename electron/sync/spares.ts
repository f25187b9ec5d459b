import { generateKeyPairSync } from 'node:crypto'
import { SparesAnswer } from '../../shared/sync/recover.ts'
import { askOffice } from './askOffice.ts'
import type { IdentityFile, PhoneKeys } from './identity.ts'
import type { RecoveryOptions } from './recovery.ts'
import { LinkError } from './trouble.ts'

/** Numbers that this computer keeps for days on which it is restored without a link. */
const kept = 2

/** Fetches what is missing of them, with head office's key for codes read over the phone. What does not come today comes another day. */
export async function keepSpares({ identity, http }: RecoveryOptions): Promise<void> {
  const { spares, phone, rebirths } = identity.present()
  if (rebirths.length > 0 || (spares.length >= kept && phone?.office)) return
  const own = phone ?? drawPhoneKeys(identity)
  try {
    const answer = await askOffice({
      http,
      identity,
      answer: SparesAnswer,
      ask: { ask: 'spares', phoneKey: own.publicKey },
    })
    identity.change({ spares: answer.spares, phone: { ...own, office: answer.phoneKey } })
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
