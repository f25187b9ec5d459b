import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../log.ts'
import { releaseByPhone } from '../recovery/phoneRelease.ts'
import { listDevices } from '../store/overview.ts'
import type { Session } from '../store/people.ts'
import { withRetries } from '../store/retry.ts'
import { filled, words } from '../words/words.ts'
import type { ReviewService } from './keptRequests.ts'
import type { Door } from './keptRoutes.ts'
import { page } from './layout.ts'
import { type Phoned, phoneView } from './phoneView.ts'

interface FormDoor extends Door {
  ownForm(request: FastifyRequest): Promise<{ readonly session: Session; readonly form: URLSearchParams } | null>
}

interface Place {
  Params: { number: string }
}

/** A code for a restored computer that has no link, read over the phone; each is logged. */
export function phoneRoutes(
  app: FastifyInstance,
  service: ReviewService & { readonly log: Log },
  door: FormDoor,
): void {
  const { store, now } = service

  app.get<Place>('/devices/:number/phone', async (request, reply) => {
    const session = await door.session(request)
    if (!session) return door.strangers(request, reply.code(401))
    return showPhone(request, reply, session, { question: '', code: null, problem: null })
  })

  app.post<Place>('/devices/:number/phone', async (request, reply) => {
    const visited = await door.ownForm(request)
    if (!visited) return door.strangers(request, reply.code(403))
    const { session, form } = visited
    const device = Number(request.params.number)
    const question = form.get('question') ?? ''
    if (!Number.isSafeInteger(device) || device > 2 ** 31 - 1)
      return door.unknownDevice(request, reply.code(404), session)
    const asked = { device, question, by: session.person.id, at: now() }
    const given = await withRetries(service.pause, () => store.transaction(on => releaseByPhone(on, asked)))
    if (given.problem === 'unknownDevice') return door.unknownDevice(request, reply.code(404), session)
    const { code, problem } = given
    service.log.info({ event: 'phone-code', device, person: session.person.id, status: problem ?? 'given' })
    return showPhone(request, reply.code(problem === null ? 200 : 400), session, { question, code, problem })
  })

  async function showPhone(
    request: FastifyRequest<Place>,
    reply: FastifyReply,
    session: Session,
    phoned: Phoned,
  ): Promise<FastifyReply> {
    const device = (await listDevices(store)).find(each => String(each.number) === request.params.number)
    if (!device) return door.unknownDevice(request, reply.code(404), session)
    const visitor = door.visitor(request, session)
    const title = filled(words[visitor.language].phone.title, { name: device.name })
    return door.show(reply, page(visitor, title, phoneView(visitor, device, phoned)))
  }
}
