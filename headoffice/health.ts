import type { FastifyInstance } from 'fastify'
import type { DatabaseState } from './store/pool.ts'

export interface HealthService {
  readonly databaseState: () => Promise<DatabaseState>
  /** It was asked to end: what runs is answered, nobody new should be sent here. */
  readonly draining: () => boolean
}

/** `/health`: whether requests should be sent here. `/health/live`: whether this process runs at all; a process that does not say so is started again. */
export async function healthRoutes(app: FastifyInstance, service: HealthService): Promise<void> {
  app.get('/health', async (_request, reply) => {
    const state = await service.databaseState()
    const draining = service.draining()
    const healthy = state.database === 'answers' && state.migrations !== 'behind' && !draining
    return reply
      .code(healthy ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ healthy, ...state, draining })
  })
  app.get('/health/live', async (_request, reply) => reply.header('cache-control', 'no-store').send({ alive: true }))
}
