import type { Queryable } from './pool.ts'

/** One part of a file that was carried here, as it came. */
export interface FilePart {
  readonly bundle: string
  readonly part: number
  readonly parts: number
  readonly device: number
  readonly bytes: Uint8Array
}

/** A file that was taken in, all its parts. */
export interface TakenFile {
  readonly bundle: string
  readonly device: number
  readonly incarnation: number
  readonly sequence: number
  readonly writtenAt: number
  readonly takenAt: number
  /** A person; null where a command took it in. */
  readonly takenBy: number | null
  /** The computer over whose link it came; null where a person brought it. */
  readonly carriedBy: number | null
  readonly transactions: number
  readonly refused: number
  /** Rises with every answer to this device. */
  readonly answerSequence: number
}

export interface AnswerPart {
  readonly part: number
  readonly name: string
  readonly bytes: Uint8Array
}

/** Keeps a part until all are here. The same one again changes nothing. */
export async function keepPart(
  on: Queryable,
  { bundle, part, parts, device, bytes }: FilePart,
  at: number,
): Promise<void> {
  await on.query(
    'INSERT INTO file_part (bundle, part, parts, device, at, bytes) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING',
    [bundle, part, parts, device, at, bytes],
  )
}

/** The numbers of the parts that are here. */
export async function partsHere(on: Queryable, bundle: string): Promise<number[]> {
  const found = await on.query<{ part: number }>('SELECT part FROM file_part WHERE bundle = $1 ORDER BY part', [bundle])
  return found.map(each => each.part)
}

/** Of how many parts it is one, and its SHA-256 (hex); null where it is not here. */
export async function findPart(
  on: Queryable,
  bundle: string,
  part: number,
): Promise<{ readonly parts: number; readonly sha256: string } | null> {
  const [found] = await on.query<{ parts: number; sha256: string }>(
    "SELECT parts, encode(sha256(bytes), 'hex') AS sha256 FROM file_part WHERE bundle = $1 AND part = $2",
    [bundle, part],
  )
  return found ?? null
}

export async function readPart(on: Queryable, bundle: string, part: number): Promise<Buffer | null> {
  const [found] = await on.query<{ bytes: Buffer }>('SELECT bytes FROM file_part WHERE bundle = $1 AND part = $2', [
    bundle,
    part,
  ])
  return found?.bytes ?? null
}

const columns = `bundle, device, incarnation, sequence, written_at AS "writtenAt", taken_at AS "takenAt", taken_by AS "takenBy",
  carried_by AS "carriedBy", transactions, refused, answer_sequence AS "answerSequence"`

export async function findTaken(on: Queryable, bundle: string): Promise<TakenFile | null> {
  const [found] = await on.query<TakenFile>(`SELECT ${columns} FROM file_taken WHERE bundle = $1`, [bundle])
  return found ?? null
}

/** The newest file of a device that was taken in, and the highest number that an answer to it bears. */
export async function newestTaken(
  on: Queryable,
  device: number,
  incarnation: number,
): Promise<{ readonly sequence: number; readonly answer: number }> {
  const [found] = await on.query<{ sequence: number | null; answer: number | null }>(
    'SELECT max(sequence) AS sequence, max(answer_sequence) AS answer FROM file_taken WHERE device = $1 AND incarnation = $2',
    [device, incarnation],
  )
  return { sequence: found?.sequence ?? 0, answer: found?.answer ?? 0 }
}

/** Notes that a file was taken in, with its answer, and lets go of its parts. False where somebody else has just done so. */
export async function saveTaken(on: Queryable, taken: TakenFile, answer: readonly AnswerPart[]): Promise<boolean> {
  const saved = await on.query(
    `INSERT INTO file_taken (bundle, device, incarnation, sequence, written_at, taken_at, taken_by, carried_by, transactions, refused, answer_sequence)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING 1`,
    [
      taken.bundle,
      taken.device,
      taken.incarnation,
      taken.sequence,
      taken.writtenAt,
      taken.takenAt,
      taken.takenBy,
      taken.carriedBy,
      taken.transactions,
      taken.refused,
      taken.answerSequence,
    ],
  )
  if (saved.length > 0)
    for (const { part, name, bytes } of answer)
      await on.query('INSERT INTO file_answer (question, part, name, bytes) VALUES ($1, $2, $3, $4)', [
        taken.bundle,
        part,
        name,
        bytes,
      ])
  await on.query('DELETE FROM file_part WHERE bundle = $1', [taken.bundle])
  return saved.length > 0
}

/** The parts of an answer that is still kept: what they are called, and how big they are. */
export const answerParts = (
  on: Queryable,
  question: string,
): Promise<{ readonly part: number; readonly name: string; readonly size: number }[]> =>
  on.query('SELECT part, name, length(bytes) AS size FROM file_answer WHERE question = $1 ORDER BY part', [question])

export async function readAnswerPart(on: Queryable, question: string, part: number): Promise<AnswerPart | null> {
  const [found] = await on.query<AnswerPart>(
    'SELECT part, name, bytes FROM file_answer WHERE question = $1 AND part = $2',
    [question, part],
  )
  return found ?? null
}

/** So many bytes of a part of an answer from a place on, and how big all of it is; null where it is not kept. */
export async function readAnswerPiece(
  on: Queryable,
  question: string,
  part: number,
  from: number,
  most: number,
): Promise<(AnswerPart & { readonly size: number }) | null> {
  const [found] = await on.query<AnswerPart & { readonly size: number }>(
    `SELECT part, name, length(bytes) AS size, substring(bytes FROM $3::integer + 1 FOR $4::integer) AS bytes
     FROM file_answer WHERE question = $1 AND part = $2`,
    [question, part, from, most],
  )
  return found ?? null
}

/** How many parts of a computer's files wait for others. */
export async function countParts(on: Queryable, device: number): Promise<number> {
  const [found] = await on.query<{ count: number }>(
    'SELECT count(*)::integer AS count FROM file_part WHERE device = $1',
    [device],
  )
  return found?.count ?? 0
}

/** Lets go of parts that have waited, and answers that were kept, since before a moment (ms since 1970). */
export async function forgetFiles(on: Queryable, before: number): Promise<void> {
  await on.query('DELETE FROM file_part WHERE at < $1', [before])
  await on.query('DELETE FROM carried WHERE at < $1', [before])
  await on.query('DELETE FROM file_answer a USING file_taken t WHERE t.bundle = a.question AND t.taken_at < $1', [
    before,
  ])
}

export interface ListedFile {
  readonly bundle: string
  readonly name: string
  readonly takenAt: number
  readonly transactions: number
  readonly refused: number
  readonly answers: number
  /** What the computer is called over whose link it came; null where a person brought it. */
  readonly carrier: string | null
}

const listed = `SELECT t.bundle, d.name, t.taken_at AS "takenAt", t.transactions, t.refused, c.name AS carrier,
       (SELECT count(*) FROM file_answer a WHERE a.question = t.bundle)::integer AS answers
     FROM file_taken t JOIN device d ON d.number = t.device LEFT JOIN device c ON c.number = t.carried_by`

/** The files that were taken in last, newest first, with how many parts of their answer are still kept. */
export const listTaken = (on: Queryable): Promise<ListedFile[]> =>
  on.query(`${listed} ORDER BY t.taken_at DESC LIMIT 20`)

/** The same of one file; null where it was not taken in. */
export async function findListed(on: Queryable, bundle: string): Promise<ListedFile | null> {
  const [found] = await on.query<ListedFile>(`${listed} WHERE t.bundle = $1`, [bundle])
  return found ?? null
}

export interface WaitingFile {
  readonly bundle: string
  readonly name: string
  readonly at: number
  readonly parts: number
  readonly here: readonly number[]
}

/** Files of which parts are here and others are not. */
export const listWaitingFiles = (on: Queryable): Promise<WaitingFile[]> =>
  on.query(
    `SELECT p.bundle, d.name, min(p.at) AS at, max(p.parts) AS parts, array_agg(p.part ORDER BY p.part) AS here
     FROM file_part p JOIN device d ON d.number = p.device GROUP BY p.bundle, d.name HAVING count(*) < max(p.parts) ORDER BY 3 DESC LIMIT 20`,
  )
