import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../shared/kernel/locale.ts'
import { mostPartBytes } from '../../shared/sync/file/head.ts'
import { FileRefused } from '../../shared/sync/file/problem.ts'
import { type FileService, takeFile } from '../file/takeFile.ts'
import { errorNote, type Log } from '../log.ts'
import { findListed, readAnswerPart } from '../store/files.ts'
import type { Session } from '../store/people.ts'
import { fileWords, filled, words } from '../words/words.ts'
import type { Said } from './filesView.ts'

/** What the page's other routes do for these. */
export interface FileDoor {
  session(request: FastifyRequest): Promise<Session | null>
  /** Whether a form comes from a page of ours. */
  isOurs(request: FastifyRequest, session: Session, csrf: string): boolean
  strangers(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>
  language(request: FastifyRequest): Language
  overview(
    request: FastifyRequest,
    reply: FastifyReply,
    session: Session,
    brought: readonly Said[],
  ): Promise<FastifyReply>
}

/** At once; who has more parts brings the others afterwards. */
const mostAtOnce = 4
const mostBody = mostAtOnce * mostPartBytes + 100_000

/** Files that are carried here, and their answers: for whoever may sign in to the page. */
export function fileRoutes(app: FastifyInstance, service: FileService & { readonly log: Log }, door: FileDoor): void {
  // Little by itself: a route without a limit of its own takes this one, and strangers may ask some of them.
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer', bodyLimit: 16_384 }, (_request, body, done) =>
    done(null, body),
  )

  // A stranger's bytes are not even read.
  const onlyKnown = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> =>
    (await door.session(request)) ? undefined : door.strangers(request, reply.code(401))

  app.post('/files', { bodyLimit: mostBody, onRequest: onlyKnown }, async (request, reply) => {
    const session = await door.session(request)
    const form = await formOf(request)
    const csrf = form?.get('csrf')
    if (!session || !form || typeof csrf !== 'string' || !door.isOurs(request, session, csrf))
      return door.strangers(request, reply.code(403))
    const files = form.getAll('file').filter(each => each instanceof File && each.size > 0)
    const brought: Said[] = []
    for (const file of files)
      if (file instanceof File) brought.push(await bring(file, session.person.id, door.language(request)))
    const say = words[door.language(request)].files
    return door.overview(request, reply, session, files.length > 0 ? brought : [{ text: say.nothing, good: false }])
  })

  app.get<{ Params: { bundle: string; part: string } }>('/files/:bundle/:part', async (request, reply) => {
    const session = await door.session(request)
    if (!session) return door.strangers(request, reply.code(401))
    const { bundle, part } = request.params
    const found = /^\d{1,4}$/.test(part) ? await readAnswerPart(service.store, bundle, Number(part)) : null
    if (!found) return door.overview(request, reply.code(404), session, [])
    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename="${found.name}"`)
      .header('cache-control', 'no-store')
      .send(found.bytes)
  })

  async function bring(file: File, person: number, language: Language): Promise<Said> {
    const say = words[language].files
    const name = file.name.slice(-100)
    try {
      const taken = await takeFile(service, await file.bytes(), { person })
      service.log.info({ event: 'file', status: taken.state, person })
      if (taken.state === 'waiting') {
        const { part, parts, missing } = taken
        return { good: true, text: filled(say.missing, { file: name, part, parts, missing: missing.join(', ') }) }
      }
      if (taken.again) return { good: true, text: filled(say.again, { file: name }) }
      const listed = await findListed(service.store, taken.bundle)
      const { transactions: changes = 0, refused = 0, name: computer = '' } = listed ?? {}
      return { good: true, text: filled(say.taken, { file: name, name: computer, changes, refused }) }
    } catch (error) {
      if (error instanceof FileRefused) {
        service.log.warn({ event: 'file', code: error.problem, person })
        return { good: false, text: filled(say.refused, { file: name, why: fileWords[language][error.problem] }) }
      }
      service.log.error({ event: 'file-failed', error: errorNote(error) })
      return { good: false, text: filled(say.broke, { file: name }) }
    }
  }
}

/** The fields and files of a form, or null where the body is none. */
async function formOf(request: FastifyRequest): Promise<FormData | null> {
  const type = request.headers['content-type']
  if (!Buffer.isBuffer(request.body) || type === undefined) return null
  const body = new Response(new Uint8Array(request.body), { headers: { 'content-type': type } })
  return body.formData().catch(() => null)
}
