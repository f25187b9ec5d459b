import { hash, type KeyObject, sign } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refusalBytes } from '../shared/sync/wire/refusal.ts'
import { readRequestBytes } from '../shared/sync/wire/request.ts'
import { answerSigned, codedPath } from '../shared/sync/wire/signing.ts'
import { codedSync } from './api/codedSync.ts'
import { refusalAnswer } from './refusalOf.ts'
import type { HttpService } from './service.ts'

/**
 * The route of the present version. Every answer is signed for the very request that it answers, refusals too, and carries no header that
 * HTTP does not ask for: at one sync a quarter of an hour they would be most of what is paid.
 */
export async function codedRoute(scope: FastifyInstance, service: HttpService, key: KeyObject): Promise<void> {
  const answer = (request: FastifyRequest, reply: FastifyReply, status: number, bytes: Uint8Array): FastifyReply => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const requestHash = hash('sha256', body, 'buffer')
    const signature = sign(null, answerSigned({ requestHash, status, bytes }), key)
    return reply.code(status).send(Buffer.concat([bytes, signature]))
  }
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  scope.addHook('onSend', async (_request, reply, payload) => {
    reply.removeHeader('content-type')
    reply.raw.removeHeader('date')
    if (!service.draining()) reply.raw.removeHeader('connection')
    return payload
  })
  scope.setErrorHandler((error, request, reply) => {
    const { status, refusal, retryAfter } = refusalAnswer(service, error, claimedDevice(request.body))
    service.metrics.refused(refusal.code)
    if (retryAfter !== null) reply.header('retry-after', String(retryAfter))
    return answer(request, reply, status, refusalBytes(refusal))
  })
  scope.post(codedPath, async (request, reply) => {
    const started = service.now()
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const { answer: bytes, device, note, verdicts } = await service.gate.enter(() => codedSync(service, body))
    const milliseconds = service.now() - started
    service.metrics.synced({ ...note, verdicts, seconds: milliseconds / 1000 })
    service.log.info({ event: 'sync', device, ...note, bytes: body.length, answered: bytes.length, milliseconds })
    return answer(request, reply, 200, bytes)
  })
}

/** Who a request says it is from, for the log; null where it cannot be read. */
function claimedDevice(body: unknown): number | null {
  try {
    return Buffer.isBuffer(body) ? readRequestBytes(body).sender.device : null
  } catch {
    return null
  }
}
