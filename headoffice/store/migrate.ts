import pg from 'pg'
import { fillProofs } from './fillProofs.ts'
import { start } from './migrations/0010-start.ts'
import { commit } from './migrations/0020-commit.ts'
import { vitals } from './migrations/0025-vitals.ts'
import { recovery } from './migrations/0030-recovery.ts'
import { proof } from './migrations/0040-proof.ts'
import { snapshots } from './migrations/0041-snapshots.ts'
import { limits } from './migrations/0050-limits.ts'
import { quarantine } from './migrations/0051-quarantine.ts'
import { secondWall } from './migrations/0052-second-wall.ts'
import { attachments } from './migrations/0070-attachments.ts'
import { likeness } from './migrations/0080-likeness.ts'
import { files } from './migrations/0090-files.ts'
import { keeping } from './migrations/0100-keeping.ts'
import { epochs } from './migrations/0101-epochs.ts'
import { phoneCodes } from './migrations/0102-phone-codes.ts'
import { carried } from './migrations/0110-carried.ts'
import { numbers } from './migrations/0120-numbers.ts'
import { ownClocks } from './migrations/0130-own-clocks.ts'
import { reportViews } from './views.ts'

const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: '0010-start', sql: start },
  { name: '0020-commit', sql: commit },
  { name: '0025-vitals', sql: vitals },
  { name: '0030-recovery', sql: recovery },
  { name: '0040-proof', sql: proof },
  { name: '0041-snapshots', sql: snapshots },
  { name: '0050-limits', sql: limits },
  { name: '0051-quarantine', sql: quarantine },
  { name: '0052-second-wall', sql: secondWall },
  { name: '0070-attachments', sql: attachments },
  { name: '0080-likeness', sql: likeness },
  { name: '0090-files', sql: files },
  { name: '0100-keeping', sql: keeping },
  { name: '0101-epochs', sql: epochs },
  { name: '0102-phone-codes', sql: phoneCodes },
  { name: '0110-carried', sql: carried },
  { name: '0120-numbers', sql: numbers },
  { name: '0130-own-clocks', sql: ownClocks },
]

/**
 * Brings a database to the newest version, whoever else tries at the same time, and makes the report views anew.
 * The user of this URL needs the right to create a schema, and once to create roles.
 */
export async function migrate(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('konvwa-migrate'))")
    await client.query('CREATE SCHEMA IF NOT EXISTS konvwa; SET search_path = konvwa')
    await client.query(
      'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())',
    )
    const done = await client.query<{ name: string }>('SELECT name FROM migration')
    const names = new Set(done.rows.map(row => row.name))
    refuseNewer(names)
    for (const { name, sql } of migrations.filter(each => !names.has(each.name))) {
      await client.query(`BEGIN; ${sql}; INSERT INTO migration (name) VALUES ('${name}'); COMMIT`)
    }
    if (!names.has('0040-proof')) await fillProofs(client)
    await client.query(`BEGIN; ${reportViews()}; COMMIT`)
  } finally {
    await client.end()
  }
}

/** How a database with these migrations stands to this program. A newer one goes on being served: what is added disturbs nobody. */
export function migrationState(done: readonly string[]): 'current' | 'behind' | 'ahead' {
  const names = new Set(done)
  if (migrations.some(each => !names.has(each.name))) return 'behind'
  return names.size > migrations.length ? 'ahead' : 'current'
}

function refuseNewer(done: ReadonlySet<string>): void {
  const unknown = [...done].filter(name => !migrations.some(each => each.name === name))
  if (unknown.length > 0) {
    throw new Error(
      `The database is from a newer head office (${unknown.join(', ')}). Start that version; nothing was changed.`,
    )
  }
}
