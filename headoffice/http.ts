import { createPrivateKey, hash } from 'node:crypto'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { answerText, enrolPath, headers, syncPath } from '../shared/sync/protocol.ts'
import { recoverPath } from '../shared/sync/recover.ts'
import { enrol } from './api/enrol.ts'
import { jsonSync } from './api/jsonSync.ts'
import { recover } from './api/recover.ts'
import { decodeBody, encodeBody, mostCompressed, parseJson } from './codec.ts'
import { codedRoute } from './codedRoute.ts'
import { healthRoutes } from './health.ts'
import { metricsRoute } from './metricsRoute.ts'
import { pageRoutes } from './page/routes.ts'
import { refusalAnswer } from './refusalOf.ts'
import { Refused } from './refused.ts'
import type { HttpService } from './service.ts'
import { watchSlowBodies } from './slowBodies.ts'

const frameType = 'application/x-konvwa'

/**
 * Head office over HTTP: /health, /metrics, /enrol, /recover, /s, and /sync for computers of the first version. Slow links keep their connection for
 * 65 s; nobody holds one without speaking.
 */
export function openHttp(service: HttpService): FastifyInstance {
  const answerKey = createPrivateKey({ key: service.office.privateKey, format: 'der', type: 'pkcs8' })
  const app = fastify({
    bodyLimit: mostCompressed,
    keepAliveTimeout: 65_000,
    requestTimeout: 300_000,
    connectionTimeout: 65_000,
    http: { headersTimeout: service.patience.headers, connectionsCheckingInterval: service.patience.looking },
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(frameType, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addHook('onSend', async (request, reply, payload) => {
    // Else whoever was answered last keeps its connection, and the process with it.
    if (service.draining()) reply.header('connection', 'close')
    return signAnswer(service, request, reply, payload)
  })
  const slow = watchSlowBodies(service.patience)
  app.addHook('onRequest', async request => slow.watch(request.raw))
  app.addHook('onClose', async () => slow.stop())
  app.addHook('onResponse', async (request, reply) =>
    service.metrics.answered(request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000),
  )
  app.setErrorHandler((error, request, reply) => refuse(service, error, request, reply))
  app.post(syncPath, async (request, reply) => {
    const started = service.now()
    const body = bodyOf(request, frameType)
    const { response, device, note } = await service.gate.enter(() =>
      jsonSync(service, { headers: request.headers, body }),
    )
    const answer = await encodeBody(response)
    const milliseconds = service.now() - started
    service.metrics.synced({ ...note, verdicts: response.verdicts, seconds: milliseconds / 1000 })
    service.log.info({ event: 'sync', device, ...note, bytes: body.length, answered: answer.length, milliseconds })
    return reply.type(frameType).send(answer)
  })
  app.post(enrolPath, async (request, reply) => {
    const packed = request.headers['content-type']?.startsWith(frameType) ?? false
    const body = bodyOf(request, packed ? frameType : 'application/json')
    const asked = packed ? await decodeBody(body) : parseJson(body.toString('utf8'))
    const response = await enrol(service, asked, request.ip)
    service.log.info({
      event: 'enrol',
      device: response.device,
      depot: response.depotId,
      headOffice: response.headOffice,
    })
    return packed ? reply.type(frameType).send(await encodeBody(response)) : reply.send(response)
  })
  app.register(scope => healthRoutes(scope, service))
  app.register(scope => metricsRoute(scope, service.metrics, service.metricsToken))
  app.post(recoverPath, async (request, reply) => {
    const signature = request.headers[headers.signature]
    if (typeof signature !== 'string' || signature.length > 200) throw new Refused('bad-request')
    const response = await recover(service, bodyOf(request, frameType), signature)
    service.log.info({ event: 'recover', status: response.ask })
    return reply.type(frameType).send(await encodeBody(response))
  })
  app.register(scope => codedRoute(scope, service, answerKey))
  app.register(scope => pageRoutes(scope, service))
  return app
}

/** Head office's signature over its answer to this very request, so that a desk knows a portal or a garbled byte for what it is. */
function signAnswer(service: HttpService, request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (![syncPath, enrolPath, recoverPath].includes(request.url)) return payload
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
  const claimed = (name: string): number => (request.url === syncPath ? Number(request.headers[name] ?? 0) : 0)
  const text = answerText({
    device: claimed(headers.device),
    incarnation: claimed(headers.incarnation),
    counter: claimed(headers.counter),
    status: reply.statusCode,
    bodySha256: hash('sha256', payload),
  })
  reply.header(headers.signature, service.sign(text))
  return payload
}

function bodyOf(request: FastifyRequest, type: string): Buffer {
  const isType = request.headers['content-type']?.startsWith(type) ?? false
  if (!isType || !Buffer.isBuffer(request.body)) throw new Refused('bad-request')
  return request.body
}

function refuse(service: HttpService, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, refusal, retryAfter } = refusalAnswer(service, error, claimedDevice(request))
  service.metrics.refused(refusal.code)
  return (retryAfter === null ? reply : reply.header('retry-after', String(retryAfter))).code(status).send(refusal)
}

function claimedDevice(request: FastifyRequest): number | null {
  const device = Number(request.headers[headers.device])
  return Number.isSafeInteger(device) ? device : null
}
