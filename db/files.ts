import type { Decision } from '../shared/sync/protocol.ts'
import type { Store } from './open.ts'
import type { Reader } from './schema.ts'

/** A file that was written here for head office. Moments in ms since 1970, sizes in bytes. */
export interface WrittenFile {
  readonly bundle: string
  readonly at: number
  /** Who this computer was then. */
  readonly device: number
  readonly incarnation: number
  /** The counter of its last request. */
  readonly sequence: number
  readonly parts: number
  readonly bytes: number
  /** How many transactions it carries. */
  readonly transactions: number
  readonly answeredAt: number | null
  readonly answerSequence: number | null
}

/** What a request in a file asked: without it its answer cannot be read. */
export interface FiledRequest {
  /** SHA-256 of the request, hex. */
  readonly hash: string
  readonly epoch: number
  readonly cursors: Readonly<Record<string, number>>
  readonly decisions: readonly Decision[]
  /** Of the parts that stood beside its frames; null where none did. */
  readonly kinds: readonly number[] | null
}

const columns = [
  'bundle',
  'at',
  'device',
  'incarnation',
  'sequence',
  'parts',
  'bytes',
  'transactions',
  'answered_at as answeredAt',
  'answer_sequence as answerSequence',
] as const

const keptFor = 180 * 24 * 60 * 60_000

/** Notes that a file is about to leave, and up to which frame it carries what was sealed. What was written half a year ago is forgotten. */
export const saveWritten = (
  store: Store,
  file: Omit<WrittenFile, 'answeredAt' | 'answerSequence'>,
  requests: readonly FiledRequest[],
  frame: number,
): Promise<void> =>
  store.pen.turn(({ statement, touched }) => {
    const { bundle, at, device, incarnation, sequence, parts, bytes, transactions } = file
    statement('DELETE FROM file_written WHERE at < ?').run(at - keptFor)
    statement(
      `INSERT INTO file_written (bundle, at, device, incarnation, sequence, parts, bytes, transactions) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(bundle, at, device, incarnation, sequence, parts, bytes, transactions)
    for (const { hash, epoch, cursors, decisions, kinds } of requests)
      statement(
        'INSERT INTO file_request (hash, bundle, epoch, cursors, decisions, kinds) VALUES (?, ?, ?, ?, ?, ?)',
      ).run(hash, bundle, epoch, JSON.stringify(cursors), JSON.stringify(decisions), kinds && JSON.stringify(kinds))
    statement('UPDATE sync_state SET filed_frame = max(filed_frame, ?)').run(frame)
    touched.add('sync_state')
  })

/** The files that were written here, newest first. */
export const listWritten = (reader: Reader, most: number): Promise<WrittenFile[]> =>
  reader.selectFrom('file_written').select(columns).orderBy('at', 'desc').limit(most).execute()

export const findWritten = (reader: Reader, bundle: string): Promise<WrittenFile | undefined> =>
  reader.selectFrom('file_written').select(columns).where('bundle', '=', bundle).executeTakeFirst()

export async function findFiledRequest(reader: Reader, hash: string): Promise<FiledRequest | undefined> {
  const row = await reader.selectFrom('file_request').selectAll().where('hash', '=', hash).executeTakeFirst()
  return (
    row && {
      hash,
      epoch: row.epoch,
      cursors: JSON.parse(row.cursors),
      decisions: JSON.parse(row.decisions),
      kinds: row.kinds === null ? null : JSON.parse(row.kinds),
    }
  )
}

/** The highest number of an answer that was taken in; 0 where none was. */
export async function newestAnswer(reader: Reader, { device, incarnation }: { device: number; incarnation: number }) {
  const row = await reader
    .selectFrom('file_written')
    .select(({ fn }) => fn.max('answer_sequence').as('newest'))
    .where('device', '=', device)
    .where('incarnation', '=', incarnation)
    .executeTakeFirst()
  return row?.newest ?? 0
}

/** Keeps a part of an answer until all are here; answers the numbers of those that are. */
export const keepAnswerPart = (store: Store, bundle: string, part: number, bytes: Uint8Array): Promise<number[]> =>
  store.pen.turn(({ statement }) => {
    statement('INSERT INTO file_answer_part (bundle, part, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
      bundle,
      part,
      bytes,
    )
    return statement<{ part: number }>('SELECT part FROM file_answer_part WHERE bundle = ? ORDER BY part')
      .all(bundle)
      .map(each => each.part)
  })

/** Nothing of a refused answer is kept. */
export const dropAnswerParts = (store: Store, bundle: string): Promise<void> =>
  store.pen.turn(({ statement }) => {
    statement('DELETE FROM file_answer_part WHERE bundle = ?').run(bundle)
  })

export async function readAnswerPart(reader: Reader, bundle: string, part: number): Promise<Uint8Array | null> {
  const row = await reader
    .selectFrom('file_answer_part')
    .select('bytes')
    .where('bundle', '=', bundle)
    .where('part', '=', part)
    .executeTakeFirst()
  return row?.bytes ?? null
}

/** All of an answer is taken in: nothing of it, and of older ones, has to be kept any more. */
export const noteAnswered = (
  store: Store,
  answered: { readonly question: string; readonly sequence: number },
): Promise<void> =>
  store.pen.turn(({ statement, touched }) => {
    statement(
      'UPDATE file_written SET answered_at = ifnull(answered_at, ?), answer_sequence = max(ifnull(answer_sequence, 0), ?) WHERE bundle = ?',
    ).run(store.now(), answered.sequence, answered.question)
    statement('DELETE FROM file_answer_part').run()
    touched.add('sync_state')
  })
