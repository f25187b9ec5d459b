import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FileService } from '../file/takeFile.ts'
import { errorNote, type Log } from '../log.ts'
import { makeCode } from '../makeCode.ts'
import { approve } from '../recovery/succession.ts'
import { listDamaged } from '../store/damaged.ts'
import { listTaken, listWaitingFiles } from '../store/files.ts'
import { listConflicts, listDepots, listDevices, listRefused } from '../store/overview.ts'
import { anyPerson, type Session } from '../store/people.ts'
import type { Store } from '../store/pool.ts'
import { listWaiting } from '../store/recovery.ts'
import { withRetries } from '../store/retry.ts'
import { words } from '../words/words.ts'
import { stopView } from './devicesView.ts'
import { fileRoutes } from './fileRoutes.ts'
import type { ReviewService } from './keptRequests.ts'
import { keptRoutes } from './keptRoutes.ts'
import { languageCookie, languageOf } from './language.ts'
import { page, type Visitor } from './layout.ts'
import { type Overview, overviewView } from './overviewView.ts'
import { phoneRoutes } from './phoneRoutes.ts'
import { cookieName, isOwnForm, sessionOf, signIn, signOut } from './session.ts'
import { type SignInProblem, signInView } from './signInView.ts'
import { stopDevice } from './stopDevice.ts'
import { style } from './style.ts'

export interface PageService extends ReviewService, FileService {
  readonly store: Store
  readonly now: () => number
  readonly log: Log
  readonly pause: (tried: number) => Promise<void>
}

const mostForm = 16_384
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

/** Head office's own small page: computers, codes, what was refused. Server-rendered, no script, three languages. */
export async function pageRoutes(app: FastifyInstance, service: PageService): Promise<void> {
  const { store, now } = service
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: mostForm },
    (_request, body, done) => done(null, new URLSearchParams(body.toString())),
  )
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
  })
  app.setErrorHandler((error, request, reply) => {
    const tooMuch = error instanceof Error && 'statusCode' in error && error.statusCode === 413
    if (!tooMuch) service.log.error({ event: 'page-failed', error: errorNote(error) })
    const visitor = strangerOf(request)
    const say = words[visitor.language]
    const text = { html: `<p class="problem" role="alert">${tooMuch ? say.errors.tooMuch : say.errors.broke}</p>` }
    return show(reply.code(tooMuch ? 413 : 500), page(visitor, say.title, text))
  })

  app.get('/style.css', async (_request, reply) =>
    reply.type('text/css').header('cache-control', 'max-age=300').send(style),
  )

  app.get('/', async (request, reply) => {
    rememberLanguage(request, reply)
    const session = await sessionOf(store, request.headers.cookie, now())
    return session ? showOverview(request, reply, session, {}) : showSignIn(request, reply, null)
  })

  app.post('/sign-in', async (request, reply) => {
    const form = formOf(request)
    if (!form || !isSameOrigin(request)) return showSignIn(request, reply.code(403), 'expired')
    const typed = { login: form.get('login') ?? '', password: form.get('password') ?? '', address: request.ip }
    const signed = await signIn(store, typed, now())
    service.log.info({ event: 'sign-in', status: 'token' in signed ? 'good' : signed.problem })
    if ('problem' in signed) {
      return showSignIn(request, reply.code(signed.problem === 'tooMany' ? 429 : 401), signed.problem)
    }
    return reply.header('set-cookie', sessionCookie(request, signed.token)).redirect('/', 303)
  })

  app.post('/sign-out', async (request, reply) => {
    const visited = await ownForm(request)
    if (visited) await signOut(store, request.headers.cookie)
    return reply.header('set-cookie', `${sessionCookie(request, '')}; Max-Age=0`).redirect('/', 303)
  })

  app.post('/codes', async (request, reply) => {
    const visited = await ownForm(request)
    if (!visited) return showSignIn(request, reply.code(403), 'expired')
    const { session, form } = visited
    const place = form.get('place') ?? ''
    const depot = (await listDepots(store)).find(each => String(each.id) === place) ?? null
    if (!depot && place !== 'head-office') {
      return showOverview(request, reply.code(400), session, { problem: 'unknownDepot' })
    }
    const terms = { depotId: depot?.id ?? null, headOffice: depot === null, founding: false }
    const code = await makeCode(store, now(), terms, session.person.id)
    service.log.info({ event: 'code', depot: terms.depotId, headOffice: terms.headOffice, person: session.person.id })
    const say = words[visitorOf(request, session).language]
    return showOverview(request, reply, session, { made: { code, place: depot?.name ?? say.devices.headOffice } })
  })

  app.get<{ Params: { number: string } }>('/devices/:number/stop', async (request, reply) => {
    const session = await sessionOf(store, request.headers.cookie, now())
    if (!session) return showSignIn(request, reply.code(401), 'expired')
    const device = (await listDevices(store)).find(each => String(each.number) === request.params.number)
    if (!device) return showOverview(request, reply.code(404), session, { problem: 'unknownDevice' })
    const visitor = visitorOf(request, session)
    return show(reply, page(visitor, words[visitor.language].devices.stop, stopView(visitor, device)))
  })

  app.post<{ Params: { number: string } }>('/devices/:number/stop', async (request, reply) => {
    const visited = await ownForm(request)
    if (!visited) return showSignIn(request, reply.code(403), 'expired')
    const { session } = visited
    const stopped = await stopDevice(service, Number(request.params.number), session.person.id)
    if (!stopped) return showOverview(request, reply.code(404), session, { problem: 'unknownDevice' })
    service.log.info({ event: 'stopped', device: Number(request.params.number), person: session.person.id })
    return reply.redirect('/', 303)
  })

  app.post<{ Params: { id: string } }>('/copies/:id', async (request, reply) => {
    const visited = await ownForm(request)
    if (!visited) return showSignIn(request, reply.code(403), 'expired')
    const { session } = visited
    const given = await withRetries(service.pause, () =>
      store.transaction(on => approve(on, request.params.id, session.person.id, now())),
    )
    if (!given) return showOverview(request, reply.code(404), session, { problem: 'unknownDevice' })
    service.log.info({ event: 'copy-approved', device: given.device, person: session.person.id })
    return reply.redirect('/', 303)
  })

  fileRoutes(app, service, {
    session: request => sessionOf(store, request.headers.cookie, now()),
    isOurs: (request, session, csrf) => isSameOrigin(request) && isOwnForm(session, csrf),
    strangers: (request, reply) => showSignIn(request, reply, 'expired'),
    language: wanted,
    overview: (request, reply, session, brought) => showOverview(request, reply, session, { brought }),
  })

  const door = {
    session: (request: FastifyRequest) => sessionOf(store, request.headers.cookie, now()),
    ownForm,
    strangers: (request: FastifyRequest, reply: FastifyReply) => showSignIn(request, reply, 'expired'),
    unknownDevice: (request: FastifyRequest, reply: FastifyReply, session: Session) =>
      showOverview(request, reply, session, { problem: 'unknownDevice' }),
    visitor: visitorOf,
    show,
  }
  keptRoutes(app, service, door)
  phoneRoutes(app, service, door)

  async function ownForm(request: FastifyRequest): Promise<{ session: Session; form: URLSearchParams } | null> {
    const form = formOf(request)
    const session = await sessionOf(store, request.headers.cookie, now())
    if (!form || !session || !isSameOrigin(request) || !isOwnForm(session, form.get('csrf') ?? '')) return null
    return { session, form }
  }

  async function showSignIn(request: FastifyRequest, reply: FastifyReply, problem: SignInProblem | null) {
    const visitor = strangerOf(request)
    const title = words[visitor.language].signIn.title
    return show(reply, page(visitor, title, signInView(visitor, await anyPerson(store), problem)))
  }

  async function showOverview(
    request: FastifyRequest,
    reply: FastifyReply,
    session: Session,
    more: Partial<Overview>,
  ): Promise<FastifyReply> {
    const visitor = visitorOf(request, session)
    const [devices, refused, depots, conflicts, damaged, copies, taken, halfHere] = await Promise.all([
      listDevices(store),
      listRefused(store),
      listDepots(store),
      listConflicts(store),
      listDamaged(store),
      listWaiting(store),
      listTaken(store),
      listWaitingFiles(store),
    ])
    const overview = {
      devices,
      refused,
      depots,
      conflicts,
      damaged,
      copies,
      files: { taken, halfHere },
      brought: [],
      now: now(),
      made: null,
      problem: null,
      ...more,
    }
    return show(reply, page(visitor, words[visitor.language].title, overviewView(visitor, overview)))
  }
}

const show = (reply: FastifyReply, text: string): FastifyReply =>
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(text)

const strangerOf = (request: FastifyRequest): Visitor => ({ language: wanted(request), name: null, csrf: null })

const visitorOf = (request: FastifyRequest, { person, csrf }: Session): Visitor => ({
  language: wanted(request),
  name: person.name,
  csrf,
})

const wanted = (request: FastifyRequest) =>
  languageOf({
    lang: new URL(request.url, 'http://localhost').searchParams.get('lang'),
    cookies: request.headers.cookie,
    accepts: request.headers['accept-language'],
  })

function rememberLanguage(request: FastifyRequest, reply: FastifyReply): void {
  if (request.url.includes('lang=')) {
    reply.header(
      'set-cookie',
      `${languageCookie}=${wanted(request)}; Path=/; SameSite=Strict; HttpOnly; Max-Age=31536000`,
    )
  }
}

const formOf = (request: FastifyRequest): URLSearchParams | null =>
  request.body instanceof URLSearchParams ? request.body : null

/** A form that another site sends is refused before anything is looked at. */
function isSameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = request.headers
  return origin === undefined || URL.parse(origin)?.host === request.headers.host
}

const sessionCookie = (request: FastifyRequest, token: string): string =>
  `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Strict${request.protocol === 'https' ? '; Secure' : ''}`
