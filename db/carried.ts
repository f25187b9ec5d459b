import { hours } from '../shared/kernel/instant.ts'
import type { FileProblem } from '../shared/sync/file/problem.ts'
import type { CarriedState } from '../shared/sync/wire/carried.ts'
import type { Store } from './open.ts'
import type { Reader } from './schema.ts'
import type { Statements } from './statements.ts'

/** A part of another computer's file that waits here to be handed on. Moments in ms since 1970, sizes in bytes, hashes hex. */
export interface CarriedPart {
  readonly bundle: string
  readonly part: number
  readonly parts: number
  /** Who wrote it. */
  readonly device: number
  readonly writtenAt: number
  readonly sha256: string
  readonly size: number
  /** How much of it head office is known to have. */
  readonly atOffice: number
  /** there: head office keeps it until the other parts are there. */
  readonly state: 'sending' | 'there' | 'taken' | 'refused'
  readonly problem: string | null
}

/** A part of the answer, on its way here. */
export interface CarriedAnswerPart {
  readonly bundle: string
  readonly part: number
  readonly name: string
  /** Null until head office has told. */
  readonly size: number | null
  readonly here: number
}

const columns = [
  'bundle',
  'part',
  'parts',
  'device',
  'written_at as writtenAt',
  'sha256',
  'size',
  'at_office as atOffice',
  'state',
  'problem',
] as const

/** So that a piece of it is read without reading all of it. */
const pieceBytes = 128 * 1024
/** Nobody came for the answer. */
const keptFor = hours(90 * 24)

/**
 * Keeps a part until head office has it; the same one again changes nothing, and one that was refused begins anew. Answers which parts of its file are
 * here, or null where more than `mostBytes` would be under way.
 */
export const keepCarried = (
  store: Store,
  told: Omit<CarriedPart, 'size' | 'atOffice' | 'state' | 'problem'> & { readonly bytes: Uint8Array },
  mostBytes: number,
): Promise<number[] | null> =>
  store.pen.turn(({ statement, touched }) => {
    const { bundle, part, parts, device, writtenAt, sha256, bytes } = told
    const known = statement<{ state: string; sha256: string }>(
      'SELECT state, sha256 FROM carried WHERE bundle = ? AND part = ?',
    ).get(bundle, part)
    if (known?.sha256 !== sha256 || known.state === 'refused') {
      const kept = statement<{ bytes: number }>(
        "SELECT ifnull(sum(size), 0) AS bytes FROM carried WHERE state IN ('sending', 'there')",
      ).get()
      if ((kept?.bytes ?? 0) + bytes.length > mostBytes) return null
      statement("DELETE FROM carried_piece WHERE bundle = ? AND part = ? AND way = 'there'").run(bundle, part)
      statement(
        `INSERT OR REPLACE INTO carried (bundle, part, parts, device, written_at, brought_at, sha256, size, at_office, state)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 'sending')`,
      ).run(bundle, part, parts, device, writtenAt, store.now(), sha256, bytes.length)
      for (let start = 0; start < bytes.length; start += pieceBytes)
        statement("INSERT INTO carried_piece (bundle, way, part, start, bytes) VALUES (?, 'there', ?, ?, ?)").run(
          bundle,
          part,
          start,
          bytes.subarray(start, start + pieceBytes),
        )
      touched.add('carried')
    }
    return statement<{ part: number }>('SELECT part FROM carried WHERE bundle = ? ORDER BY part')
      .all(bundle)
      .map(each => each.part)
  })

/** All of them, the newest file first, and its parts in order. */
export const listCarried = (reader: Reader): Promise<CarriedPart[]> =>
  reader.selectFrom('carried').select(columns).orderBy('brought_at', 'desc').orderBy('bundle').orderBy('part').execute()

export const listCarriedAnswers = (reader: Reader): Promise<CarriedAnswerPart[]> =>
  reader
    .selectFrom('carried_answer')
    .select(['bundle', 'part', 'name', 'size', 'here'])
    .orderBy('bundle')
    .orderBy('part')
    .execute()

/** The part that head office wants next, those first that it has not got; none of those given (hashes). */
export const nextCarried = (reader: Reader, except: readonly string[]): Promise<CarriedPart | undefined> =>
  reader
    .selectFrom('carried')
    .select(columns)
    .where('state', 'in', ['sending', 'there'])
    .where('sha256', 'not in', [...except, ''])
    .orderBy('state')
    .orderBy('brought_at')
    .orderBy('part')
    .executeTakeFirst()

/** The part of an answer to fetch next, and by which part of the question it is known; none of those given (hashes). */
export const nextAnswer = (
  reader: Reader,
  except: readonly string[],
): Promise<(CarriedAnswerPart & { readonly sha256: string }) | undefined> =>
  reader
    .selectFrom('carried_answer as answer')
    .innerJoin('carried', 'carried.bundle', 'answer.bundle')
    .select(['answer.bundle', 'answer.part', 'answer.name', 'answer.size', 'answer.here', 'carried.sha256'])
    .where(eb => eb.or([eb('answer.size', 'is', null), eb('answer.here', '<', eb.ref('answer.size'))]))
    .where('carried.sha256', 'not in', [...except, ''])
    .orderBy('carried.brought_at')
    .orderBy('answer.part')
    .orderBy('carried.part')
    .executeTakeFirst()

/** So many bytes of a part from a place on, fewer at its end. */
export async function readCarriedPiece(
  reader: Reader,
  { bundle, part }: Pick<CarriedPart, 'bundle' | 'part'>,
  from: number,
  most: number,
): Promise<Uint8Array> {
  const pieces = await reader
    .selectFrom('carried_piece')
    .select(['start', 'bytes'])
    .where('bundle', '=', bundle)
    .where('way', '=', 'there')
    .where('part', '=', part)
    .where('start', '>', from - pieceBytes)
    .where('start', '<', from + most)
    .orderBy('start')
    .execute()
  const [first] = pieces
  if (!first) return new Uint8Array()
  return Buffer.concat(pieces.map(({ bytes }) => bytes)).subarray(from - first.start, from - first.start + most)
}

/** What is wrong with one part alone: the others of its file are as good as they were. */
const ofOnePart: ReadonlySet<FileProblem> = new Set(['not-konvwa', 'cut-short', 'damaged'] satisfies FileProblem[])

/** Head office has said this of a part. */
export const noteCarried = (store: Store, sha256: string, said: CarriedState): Promise<void> =>
  store.pen.turn(({ statement, touched }) => {
    const found = statement<{ bundle: string; part: number }>('SELECT bundle, part FROM carried WHERE sha256 = ?').get(
      sha256,
    )
    if (!found) return
    const { bundle, part } = found
    touched.add('carried')
    switch (said.state) {
      case 'more':
        statement("UPDATE carried SET at_office = min(?, size), state = 'sending' WHERE sha256 = ?").run(
          said.have,
          sha256,
        )
        return
      case 'working':
      case 'waiting':
        statement("UPDATE carried SET at_office = size, state = 'there' WHERE sha256 = ?").run(sha256)
        return
      case 'taken':
        statement("UPDATE carried SET at_office = size, state = 'taken' WHERE bundle = ?").run(bundle)
        statement("DELETE FROM carried_piece WHERE bundle = ? AND way = 'there'").run(bundle)
        for (let answer = 1; answer <= said.parts; answer += 1)
          statement(
            "INSERT INTO carried_answer (bundle, part, name, here) VALUES (?, ?, '', 0) ON CONFLICT DO NOTHING",
          ).run(bundle, answer)
        return
      case 'refused': {
        const only = ofOnePart.has(said.problem) ? part : null
        statement("UPDATE carried SET state = 'refused', problem = ? WHERE bundle = ? AND part = ifnull(?, part)").run(
          said.problem,
          bundle,
          only,
        )
        statement("DELETE FROM carried_piece WHERE bundle = ? AND way = 'there' AND part = ifnull(?, part)").run(
          bundle,
          only,
        )
        return
      }
      case 'later':
        return
    }
  })

/** Takes a piece of an answer that follows what is here; any other is passed over. */
export const takeAnswerPiece = (
  store: Store,
  sha256: string,
  came: { readonly part: number; readonly name: string; readonly size: number; readonly from: number },
  bytes: Uint8Array,
): Promise<void> =>
  store.pen.turn(({ statement, touched }) => {
    const { part, name, size, from } = came
    const answer = statement<{ bundle: string; here: number }>(
      `SELECT a.bundle, a.here FROM carried_answer a JOIN carried c ON c.bundle = a.bundle WHERE c.sha256 = ? AND a.part = ?`,
    ).get(sha256, part)
    if (!answer || answer.here !== from || bytes.length === 0 || from + bytes.length > size) return
    const { bundle } = answer
    statement("INSERT INTO carried_piece (bundle, way, part, start, bytes) VALUES (?, 'back', ?, ?, ?)").run(
      bundle,
      part,
      from,
      bytes,
    )
    statement('UPDATE carried_answer SET name = ?, size = ?, here = ? WHERE bundle = ? AND part = ?').run(
      name,
      size,
      from + bytes.length,
      bundle,
      part,
    )
    touched.add('carried')
  })

/** A part of an answer and what it is called; null where not all of it is here. */
export async function readCarriedAnswer(
  reader: Reader,
  bundle: string,
  part: number,
): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null> {
  const answer = await reader
    .selectFrom('carried_answer')
    .select(['name', 'size', 'here'])
    .where('bundle', '=', bundle)
    .where('part', '=', part)
    .executeTakeFirst()
  if (!answer || answer.here !== answer.size) return null
  const pieces = await reader
    .selectFrom('carried_piece')
    .select('bytes')
    .where('bundle', '=', bundle)
    .where('way', '=', 'back')
    .where('part', '=', part)
    .orderBy('start')
    .execute()
  return { name: answer.name, bytes: Buffer.concat(pieces.map(({ bytes }) => bytes)) }
}

/** Lets go of a file and its answer, wherever they are. */
export const dropCarried = (store: Store, bundle: string): Promise<void> =>
  store.pen.turn(({ statement, touched }) => {
    letGo(statement, bundle)
    touched.add('carried')
  })

function letGo(statement: Statements, bundle: string): void {
  for (const table of ['carried_piece', 'carried_answer', 'carried'])
    statement(`DELETE FROM ${table} WHERE bundle = ?`).run(bundle)
}

/** Lets go of what was brought long ago. */
export const forgetCarried = (store: Store): Promise<void> =>
  store.pen.turn(({ statement, touched }) => {
    const old = statement<{ bundle: string }>('SELECT DISTINCT bundle FROM carried WHERE brought_at < ?').all(
      store.now() - keptFor,
    )
    for (const { bundle } of old) letGo(statement, bundle)
    if (old.length > 0) touched.add('carried')
  })
