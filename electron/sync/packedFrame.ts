import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { frameForms } from '../../shared/sync/wire/frame.ts'

const compress = promisify(brotliCompress)

/** A sealed frame as it goes out: the text of one that the first version sealed is packed, the rest is already as short as it can be. */
export async function packedFrame(sealed: Uint8Array): Promise<Uint8Array> {
  if (sealed[0] !== frameForms.json) return sealed
  return Buffer.concat([Uint8Array.of(frameForms.packedJson), await compress(sealed.subarray(1))])
}
