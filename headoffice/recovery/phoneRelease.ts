import { createHmac, createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import { codeOf, phoneText, readQuestion } from '../../shared/sync/phoneCode.ts'
import type { Queryable } from '../store/pool.ts'
import { lockForRecovery } from '../store/recovery.ts'
import {
  countPhoneCodes,
  findPhoneCode,
  phoneKeys,
  savePhoneCode,
  saveSpare,
  takeSpareNumber,
} from '../store/spares.ts'

/** Why no code is given. too-many: so many in a day that somebody must be guessing or reading wrongly. */
export type PhoneProblem = 'unknownDevice' | 'noPhoneKey' | 'badQuestion' | 'tooManyCodes'

const day = 24 * 60 * 60_000
const mostADay = 5

/**
 * The code that lets a restored computer give numbers again before it reaches head office: it names a number set aside for it alone, and only its own key reads it. The
 * same question gets the same code.
 */
export async function releaseByPhone(
  on: Queryable,
  asked: { readonly device: number; readonly question: string; readonly by: number; readonly at: number },
): Promise<
  { readonly code: string; readonly problem: null } | { readonly code: null; readonly problem: PhoneProblem }
> {
  const refused = (problem: PhoneProblem) => ({ code: null, problem })

  const question = readQuestion(asked.question)
  if (question === null) return refused('badQuestion')
  const device = await lockForRecovery(on, asked.device)
  if (!device || device.revokedAt !== null || device.closedAt !== null) return refused('unknownDevice')
  const keys = await phoneKeys(on, device.number)
  if (!keys.office || !keys.theirs) return refused('noPhoneKey')
  const spare = (await findPhoneCode(on, device.number, question)) ?? (await setAside())
  if (spare === null) return refused('tooManyCodes')
  const secret = diffieHellman({
    privateKey: createPrivateKey({ key: keys.office, format: 'der', type: 'pkcs8' }),
    publicKey: createPublicKey({ key: keys.theirs, format: 'der', type: 'spki' }),
  })
  const text = phoneText({ device: device.number, question, spare })
  return { code: codeOf(spare, createHmac('sha256', secret).update(text).digest()), problem: null }

  async function setAside(): Promise<number | null> {
    if (!device || question === null) return null
    if ((await countPhoneCodes(on, device.number, asked.at, day)) >= mostADay) return null
    const number = await takeSpareNumber(on)
    if (number === null) return null
    await saveSpare(on, { number, device: device.number, family: device.family, at: asked.at }, true)
    await savePhoneCode(on, { device: device.number, question, number, at: asked.at, by: asked.by })
    return number
  }
}
