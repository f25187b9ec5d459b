import { hash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Metrics } from './metrics.ts'

/**
 * `/metrics`: with a token for whoever brings it, without one for this computer alone. A request that a proxy brings counts as from elsewhere,
 * though it comes from 127.0.0.1. To everybody else there is no such page.
 */
export async function metricsRoute(app: FastifyInstance, metrics: Metrics, token: string | null): Promise<void> {
  app.get('/metrics', async (request, reply) => {
    const allowed = token === null ? isThisComputer(request) : bears(request, token)
    if (!allowed) return reply.code(404).send()
    return reply
      .header('cache-control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.text())
  })
}

const brought = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via'] as const

function isThisComputer(request: FastifyRequest): boolean {
  const address = request.socket.remoteAddress ?? ''
  const near = address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
  return near && brought.every(name => request.headers[name] === undefined)
}

/** Compared as hashes, which are as long as one another and take the same time. */
function bears(request: FastifyRequest, token: string): boolean {
  const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', token, 'buffer'))
}
