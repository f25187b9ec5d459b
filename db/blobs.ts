import { createHash } from 'node:crypto'
import type { Store } from './open.ts'
import type { Reader, Writer } from './schema.ts'

/** A file's bytes as far as they are here, by their SHA-256 (hex). Sizes and places in bytes. */
export interface Blob {
  readonly sha256: string
  readonly size: number
  readonly here: number
  readonly atOffice: number
}

const columns = ['sha256', 'size', 'here', 'at_office as atOffice'] as const

/** Keeps a whole file, in the transaction of the row that names it. Nothing happens where it is here already. */
export async function keepBlob(tx: Writer, sha256: string, bytes: Uint8Array, now: number): Promise<void> {
  const known = await tx.selectFrom('blob').select('here').where('sha256', '=', sha256).executeTakeFirst()
  if (known?.here === bytes.length) return
  const blob = { size: bytes.length, here: bytes.length, wanted: 0 as const, kept_at: now }
  await tx
    .insertInto('blob')
    .values({ sha256, at_office: 0, ...blob })
    .onConflict(conflict => conflict.column('sha256').doUpdateSet(blob))
    .execute()
  await tx.deleteFrom('blob_piece').where('sha256', '=', sha256).execute()
  await tx.insertInto('blob_piece').values({ sha256, start: 0, bytes }).execute()
}

/** The whole file, or null where not all of it is here. */
export async function readBlob(reader: Reader, sha256: string): Promise<Uint8Array | null> {
  const blob = await reader.selectFrom('blob').select(columns).where('sha256', '=', sha256).executeTakeFirst()
  if (!blob || blob.here < blob.size) return null
  const pieces = await piecesOf(reader, sha256)
  return Buffer.concat(pieces.map(({ bytes }) => bytes))
}

/** So many bytes of a file from a place on, fewer at its end. */
export async function readPiece(reader: Reader, blob: Blob, from: number, most: number): Promise<Uint8Array> {
  const pieces = await piecesOf(reader, blob.sha256)
  return Buffer.concat(pieces.map(({ bytes }) => bytes)).subarray(from, from + most)
}

/** The oldest file of which head office is not known to have all, and that a record names; none of those given. */
export const nextToSend = (reader: Reader, except: readonly string[]): Promise<Blob | undefined> =>
  toSend(reader)
    .where('sha256', 'not in', [...except, ''])
    .orderBy('kept_at')
    .executeTakeFirst()

const toSend = (reader: Reader) =>
  reader
    .selectFrom('blob')
    .select(columns)
    .whereRef('here', '=', 'size')
    .whereRef('at_office', '<', 'size')
    .where(eb =>
      eb.exists(eb.selectFrom('attachment').select('attachment.id').whereRef('attachment.sha256', '=', 'blob.sha256')),
    )

/** All of them, to be carried at once. */
export const allToSend = (reader: Reader): Promise<Blob[]> => toSend(reader).orderBy('kept_at').execute()

/** The file that somebody asked for first and that is not here yet. */
export const nextWanted = (reader: Reader, except: readonly string[]): Promise<Blob | undefined> =>
  wanted(reader)
    .where('sha256', 'not in', [...except, ''])
    .orderBy('kept_at')
    .executeTakeFirst()

/** All of them. */
export const allWanted = (reader: Reader): Promise<Blob[]> => wanted(reader).orderBy('kept_at').execute()

const wanted = (reader: Reader) =>
  reader.selectFrom('blob').select(columns).where('wanted', '=', 1).whereRef('here', '<', 'size')

/** Notes that somebody wants to see this file. */
export async function wantBlob(tx: Writer, sha256: string, size: number, now: number): Promise<void> {
  await tx
    .insertInto('blob')
    .values({ sha256, size, here: 0, at_office: 0, wanted: 1, kept_at: now })
    .onConflict(conflict => conflict.column('sha256').doUpdateSet({ wanted: 1 }))
    .execute()
}

/** Head office has so much of it, from the beginning. */
export const noteAtOffice = (store: Store, sha256: string, have: number): Promise<void> =>
  store.pen.turn(({ statement, touched }) => {
    statement('UPDATE blob SET at_office = ? WHERE sha256 = ?').run(have, sha256)
    touched.add('attachment')
  })

/**
 * Takes a piece that follows what is here; any other is passed over. When the last one is here the whole must be what its hash says, or it
 * is thrown away and fetched anew. Answers how much is here now.
 */
export const takePiece = (store: Store, sha256: string, from: number, bytes: Uint8Array): Promise<number> =>
  store.pen.turn(({ statement, touched }) => {
    const blob = statement<{ here: number; size: number }>('SELECT here, size FROM blob WHERE sha256 = ?').get(sha256)
    if (!blob || blob.here !== from || bytes.length === 0 || from + bytes.length > blob.size) return blob?.here ?? 0
    touched.add('attachment')
    const here = from + bytes.length
    statement('INSERT INTO blob_piece (sha256, start, bytes) VALUES (?, ?, ?)').run(sha256, from, bytes)
    statement('UPDATE blob SET here = ? WHERE sha256 = ?').run(here, sha256)
    if (here < blob.size) return here
    const hash = createHash('sha256')
    for (const piece of statement<{ bytes: Uint8Array }>(
      'SELECT bytes FROM blob_piece WHERE sha256 = ? ORDER BY start',
    ).iterate(sha256))
      hash.update(piece.bytes)
    const whole = hash.digest('hex') === sha256
    if (whole) statement('UPDATE blob SET at_office = size, wanted = 0 WHERE sha256 = ?').run(sha256)
    else {
      statement('DELETE FROM blob_piece WHERE sha256 = ?').run(sha256)
      statement('UPDATE blob SET here = 0 WHERE sha256 = ?').run(sha256)
    }
    return whole ? here : 0
  })

/** Bytes of all files on this computer. */
export async function keptBytes(reader: Reader): Promise<number> {
  const row = await reader
    .selectFrom('blob')
    .select(({ fn, val }) => fn.coalesce(fn.sum<number>('here'), val(0)).as('sum'))
    .executeTakeFirst()
  return Number(row?.sum ?? 0)
}

/** Lets go of files that no row names any more. */
export const forgetUnnamed = (store: Store): Promise<void> =>
  store.pen.turn(({ statement }) => {
    statement(
      'DELETE FROM blob WHERE NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.sha256 = blob.sha256)',
    ).run()
  })

const piecesOf = (reader: Reader, sha256: string) =>
  reader.selectFrom('blob_piece').select('bytes').where('sha256', '=', sha256).orderBy('start').execute()
