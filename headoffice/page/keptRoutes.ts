import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { readKept } from '../ingest/keptRequest.ts'
import type { Log } from '../log.ts'
import { listDevices, namesOfPeople } from '../store/overview.ts'
import type { Session } from '../store/people.ts'
import { listKept } from '../store/quarantine.ts'
import { filled, words } from '../words/words.ts'
import { discardKept, type LetIn, letIn, type ReviewService } from './keptRequests.ts'
import { type Kept, keptView } from './keptView.ts'
import { page, type Visitor } from './layout.ts'

/** What the page's other routes do for these: who is here, whether a form is ours, and what a stranger sees. */
export interface Door {
  session(request: FastifyRequest): Promise<Session | null>
  ownForm(request: FastifyRequest): Promise<{ readonly session: Session } | null>
  strangers(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>
  unknownDevice(request: FastifyRequest, reply: FastifyReply, session: Session): Promise<FastifyReply>
  visitor(request: FastifyRequest, session: Session): Visitor
  show(reply: FastifyReply, text: string): FastifyReply
}

interface Place {
  Params: { number: string; id: string }
}

/** What stopped computers sent: looked at, let in or discarded, by whoever may stop a computer; each decision is logged and kept. */
export function keptRoutes(app: FastifyInstance, service: ReviewService & { readonly log: Log }, door: Door): void {
  app.get<Place>('/devices/:number/kept', async (request, reply) => {
    const session = await door.session(request)
    return session ? showKept(request, reply, session, null) : door.strangers(request, reply.code(401))
  })

  app.post<Place>('/devices/:number/kept/:id/let-in', async (request, reply) => {
    const visited = await door.ownForm(request)
    if (!visited) return door.strangers(request, reply.code(403))
    const { session } = visited
    const { device, id } = placeOf(request.params)
    const result = await letIn(service, device, id, session.person.id)
    const status = result.letIn ? 'let-in' : result.why
    service.log.info({ event: 'kept-let-in', device, person: session.person.id, status })
    return showKept(
      request,
      reply.code(result.letIn ? 200 : 409),
      session,
      sentenceOf(door.visitor(request, session), result),
    )
  })

  app.post<Place>('/devices/:number/kept/:id/discard', async (request, reply) => {
    const visited = await door.ownForm(request)
    if (!visited) return door.strangers(request, reply.code(403))
    const { session } = visited
    const { device, id } = placeOf(request.params)
    const done = await discardKept(service, device, id, session.person.id)
    service.log.info({ event: 'kept-discarded', device, person: session.person.id, status: done ? 'good' : 'unknown' })
    const say = words[door.visitor(request, session).language].kept
    return showKept(request, reply.code(done ? 200 : 404), session, done ? say.discarded : say.problem.unknown)
  })

  async function showKept(
    request: FastifyRequest<Place>,
    reply: FastifyReply,
    session: Session,
    said: string | null,
  ): Promise<FastifyReply> {
    const { store, now } = service
    const device = (await listDevices(store)).find(each => String(each.number) === request.params.number)
    if (!device) return door.unknownDevice(request, reply.code(404), session)
    const kept: Kept[] = []
    for (const each of await listKept(store, device.number)) {
      kept.push({ request: each, content: await readKept(each.body, device.number) })
    }
    const transactions = kept.flatMap(({ content }) => content?.frames.flatMap(frame => frame.transactions) ?? [])
    const people = await namesOfPeople(store, [...new Set(transactions.map(each => each.transaction?.person ?? 0))])
    const visitor = door.visitor(request, session)
    const title = filled(words[visitor.language].kept.title, { name: device.name })
    return door.show(reply, page(visitor, title, keptView(visitor, { device, kept, people, now: now(), said })))
  }
}

function placeOf({ number, id }: Place['Params']): { device: number; id: number } {
  const whole = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0)
  return { device: whole(number), id: whole(id) }
}

function sentenceOf({ language }: Visitor, result: LetIn): string {
  const say = words[language].kept
  if (!result.letIn) return say.problem[result.why]
  return filled(say.letInDone, { accepted: result.accepted, refused: result.refused })
}
