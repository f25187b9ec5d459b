import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'

export interface Encoded {
  readonly body: Buffer
  /** Of the body as it travels, hex. */
  readonly sha256: string
  /** Bytes of the JSON before compression. */
  readonly jsonBytes: number
}

/** JSON, compressed with brotli: how a computer joins. */
export const frameType = 'application/x-konvwa'

export async function encode(message: object): Promise<Encoded> {
  const json = Buffer.from(JSON.stringify(message))
  const body = await compress(json, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: json.length > 256_000 ? 6 : 9,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: json.length,
    },
  })
  return { body, sha256: sha256(body), jsonBytes: json.length }
}

/**
 * The parsed JSON of an answer's body.
 * @throws Error where it is damaged, cut short or bigger than anything head office sends.
 */
export async function decode(body: Buffer, contentType: string | undefined): Promise<unknown> {
  const plain = contentType?.startsWith(frameType) ? await decompress(body, { maxOutputLength: mostAnswer }) : body
  return JSON.parse(plain.toString('utf8'))
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const mostAnswer = 64 * 1024 * 1024
const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)
