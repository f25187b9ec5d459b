import { hash } from 'node:crypto'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { answerText, enrolPath, headers, type Refusal, syncPath } from '../shared/sync/protocol.ts'
import { type EnrolService, enrol } from './api/enrol.ts'
import { type SyncService, sync } from './api/sync.ts'
import { BodyError, decodeBody, encodeBody, mostCompressed, parseJson } from './codec.ts'
import { errorNote, type Log } from './log.ts'
import { pageRoutes } from './page/routes.ts'
import { Refused, statusOf } from './refused.ts'
import { signAnswers } from './signedAnswers.ts'
import { sqlState } from './store/retry.ts'

export const frameType = 'application/x-konvwa'

export interface HttpService extends SyncService, EnrolService {
  readonly log: Log
  readonly healthy: () => Promise<boolean>
}

/** Head office over HTTP: /health, /enrol, /sync. Slow links keep their connection for 65 s; nobody holds one without speaking. */
export function openHttp(service: HttpService): FastifyInstance {
  const app = fastify({
    bodyLimit: mostCompressed,
    keepAliveTimeout: 65_000,
    requestTimeout: 300_000,
    connectionTimeout: 65_000,
    http: { headersTimeout: 15_000 },
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(frameType, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  signAnswers(app, service.office.privateKey)
  app.addHook('onSend', async (request, reply, payload) => signAnswer(service, request, reply, payload))
  app.setErrorHandler((error, request, reply) => refuse(service.log, error, request, reply))
  app.get('/health', async (_request, reply) => {
    const healthy = await service.healthy()
    return reply.code(healthy ? 200 : 503).send({ healthy })
  })
  app.post(syncPath, async (request, reply) => {
    const started = service.now()
    const body = bodyOf(request, frameType)
    const { response, device, note } = await sync(service, { headers: request.headers, body })
    const answer = await encodeBody(response)
    const milliseconds = service.now() - started
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
  app.register(scope => pageRoutes(scope, service))
  return app
}

/** Head office's signature over its answer to this very request, so that a desk knows a portal or a garbled byte for what it is. */
function signAnswer(service: HttpService, request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (request.url !== syncPath && request.url !== enrolPath) return payload
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

function refuse(log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error)
  if (refusal) {
    const device = Number(request.headers['x-konvwa-device'])
    log.warn({ event: 'refused', code: refusal.code, ...(Number.isSafeInteger(device) ? { device } : {}) })
    const status = statusOf[refusal.code]
    return (status === 429 ? reply.header('retry-after', '60') : reply).code(status).send(refusal)
  }
  log.error({ event: 'failed', error: errorNote(error) })
  // The desk keeps what it has and comes again: nothing of this request was applied, or its verdicts are stored.
  const busy: Refusal = { code: 'busy' }
  return reply.code(503).header('retry-after', '30').send(busy)
}

function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refused)
    return error.frame === null ? { code: error.code } : { code: error.code, frame: error.frame }
  if (error instanceof BodyError) return { code: error.code }
  const code = sqlState(error)
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'too-large' }
  // The link broke in the middle of the body: a poor link does it all day, and the desk comes again.
  if (code === 'ECONNRESET' || code?.startsWith('FST_ERR_CTP_')) return { code: 'bad-request' }
  return null
}
