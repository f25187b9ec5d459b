import { ByteReader, ByteWriter } from '../wire/bytes.ts'
import { Malformed } from '../wire/malformed.ts'
import { keyLength } from './ciphers.ts'
import { FileRefused } from './problem.ts'

/** What a file to head office holds: the key to answer to (X25519), and requests exactly as they go over a link. */
export interface Questions {
  readonly answerKey: Uint8Array
  readonly requests: readonly Uint8Array[]
}

/** Head office's answer to one request exactly as it comes over a link, signature included, and to which (SHA-256). */
export interface FiledAnswer {
  readonly request: Uint8Array
  readonly body: Uint8Array
}

export const requestBytesInFile = (request: Uint8Array): Uint8Array =>
  new ByteWriter().number(request.length).put(request).done()

export const answerBytesInFile = ({ request, body }: FiledAnswer): Uint8Array =>
  new ByteWriter().put(request).number(body.length).put(body).done()

/** @throws FileRefused where who signed it wrote something else */
export function readQuestions(body: Uint8Array): Questions {
  return readable(() => {
    const reader = new ByteReader(body)
    const answerKey = reader.take(keyLength)
    const requests: Uint8Array[] = []
    for (let left = reader.rest(); left.length > 0; ) {
      const message = new ByteReader(left)
      requests.push(message.take(message.number()))
      left = message.rest()
    }
    return { answerKey, requests }
  })
}

/** @throws FileRefused where who signed it wrote something else */
export function readAnswers(body: Uint8Array): readonly FiledAnswer[] {
  return readable(() => {
    const answers: FiledAnswer[] = []
    for (let left = body; left.length > 0; ) {
      const message = new ByteReader(left)
      answers.push({
        request: message.take(hashLength),
        body: message.take(message.number()),
      })
      left = message.rest()
    }
    return answers
  })
}

const hashLength = 32

function readable<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (cause instanceof Malformed) throw new FileRefused('damaged', undefined, { cause })
    throw cause
  }
}
