import { createHash } from 'node:crypto'
import { readBlob } from '../../db/blobs.ts'
import { registry } from '../../shared/sync/registry.ts'
import { type Violation, violation } from './oracle.ts'
import type { Scene } from './scene.ts'

interface OfficeBlob {
  readonly sha256: string
  readonly size: number
  readonly have: number
  /** Of the bytes that are there, all together. */
  readonly is: string | null
  readonly named: boolean
}

/** Whether any computer has to do with a file. */
export async function anyFiles({ players }: Scene): Promise<boolean> {
  const some = players
    .filter(({ desk }) => desk.killedAt() === null)
    .map(({ desk }) => desk.store.reader.selectFrom('blob').select('sha256').limit(1).executeTakeFirst())
  return (await Promise.all(some)).some(Boolean)
}

/** At head office no bytes come before the row that names them. */
export async function bytesBeforeRows(scene: Scene): Promise<Violation[]> {
  return (await officeBlobs(scene)).flatMap(({ sha256, named }) =>
    named ? [] : [violation('attached files', `${sha256} is at head office and no row ever named it`)],
  )
}

/**
 * What hangs on a record is whole at head office where some computer has it, and what somebody wanted to see is whole before them; and is what its
 * hash says everywhere.
 */
export async function attachedFiles(scene: Scene): Promise<Violation[]> {
  const there = new Map((await officeBlobs(scene)).map(blob => [blob.sha256, blob]))
  const found: Violation[] = []
  const wrong = (what: string): void => void found.push(violation('attached files', what))
  for (const { sha256, size, have, is } of there.values())
    if (have >= size && is !== sha256) wrong(`${sha256} has other bytes at head office`)
  for (const { desk, name, revoked } of scene.players) {
    if (revoked) continue
    const { reader } = desk.store
    const blobs = await reader
      .selectFrom('blob')
      .selectAll()
      .where(({ exists, selectFrom }) =>
        exists(selectFrom('attachment').select('id').whereRef('attachment.sha256', '=', 'blob.sha256')),
      )
      .execute()
    for (const { sha256, size, here, at_office: atOffice, wanted } of blobs) {
      const whole = (there.get(sha256)?.have ?? 0) === size
      const bytes = await readBlob(reader, sha256)
      if (bytes && createHash('sha256').update(bytes).digest('hex') !== sha256) wrong(`${name}: ${sha256} is another`)
      if (here === size && !whole) wrong(`${name} has ${sha256} and head office has not, it believes ${atOffice}`)
      if (wanted === 1 && whole && here < size) wrong(`${name} wants ${sha256} and has ${here} of ${size}`)
    }
  }
  return found
}

const officeBlobs = ({ world }: Scene): Promise<OfficeBlob[]> =>
  world.office.ask(`SELECT b.sha256, b.size::integer, b.have::integer,
    (SELECT encode(sha256(string_agg(p.bytes, ''::bytea ORDER BY p.start)), 'hex') FROM blob_piece p WHERE p.sha256 = b.sha256) AS is,
    EXISTS (SELECT 1 FROM row_state r WHERE r.tbl = ${registry.attachment.number} AND r.columns ->> 'sha256' = b.sha256) AS named
    FROM blob b`)
