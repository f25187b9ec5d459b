import { createPrivateKey, hash, sign } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { answerText, headers } from '../shared/sync/protocol.ts'

/**
 * Signs every answer, refusals too, for the very request that it answers: a desk believes nothing else, so that a portal, a proxy or a
 * flipped bit is never taken for head office. `privateKey`: Ed25519, PKCS #8 DER.
 */
export function signAnswers(app: FastifyInstance, privateKey: Buffer): void {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' })
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
    const text = answerText({
      device: numberIn(request, headers.device),
      incarnation: numberIn(request, headers.incarnation),
      counter: numberIn(request, headers.counter),
      status: reply.statusCode,
      bodySha256: hash('sha256', payload),
    })
    reply.header(headers.signature, sign(null, Buffer.from(text), key).toString('base64'))
    return payload
  })
}

function numberIn(request: FastifyRequest, header: string): number {
  const value = request.headers[header]
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : 0
}
