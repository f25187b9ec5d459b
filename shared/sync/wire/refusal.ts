import { Refusal } from '../protocol.ts'
import { type Coder, read, written } from './coder.ts'
import { Malformed } from './malformed.ts'
import { NumberModel } from './numberModel.ts'

/** Why head office applied nothing, without its signature. */
export const refusalBytes = (refusal: Refusal): Uint8Array => written(0, coder => code(coder, refusal))

/** @throws Malformed */
export const readRefusalBytes = (bytes: Uint8Array): Refusal => read(bytes, 0, coder => code(coder, null))

function code(coder: Coder, given: Refusal | null): Refusal {
  const why = coder.text('refusal', given?.code ?? '')
  const frame = new NumberModel().natural(coder.bits, given?.frame === undefined ? 0 : given.frame + 1)
  const refusal = Refusal.safeParse(frame > 0 ? { code: why, frame: frame - 1 } : { code: why })
  if (!refusal.success) throw new Malformed('no refusal')
  return refusal.data
}
