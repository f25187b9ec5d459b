import { deviceOfId, idSpan, makeId, movedId } from '../shared/kernel/id.ts'
import { type TableName, tableNames, tableOf } from '../shared/sync/registry.ts'
import type { Statements } from './statements.ts'

/**
 * Rewrites what a desk alone (device 0) numbered: every id and every column that holds one becomes `device`'s, or head office's own
 * where `matches` (old id → theirs) names it: such a row stands in for head office's until that arrives, so that the desk can be
 * worked at even if the link breaks now; only its children go. The old queue goes with the old numbers. Capture must be muted;
 * nothing may have been sent yet.
 */
export function renumber(statement: Statements, device: number, matches: ReadonlyMap<number, number>): void {
  statement('PRAGMA defer_foreign_keys = ON').run()
  forgetQueue(statement, device)
  statement('DELETE FROM device WHERE id < ?').run(idSpan)
  statement('CREATE TEMP TABLE known (mine INTEGER PRIMARY KEY, theirs INTEGER NOT NULL) STRICT').run()
  for (const [mine, theirs] of matches) statement('INSERT INTO temp.known VALUES (?, ?)').run(mine, theirs)
  for (const name of tableNames) if (tableOf(name).class === 'reference') removeTwins(statement, name)
  for (const name of tableNames) renumberTable(statement, name, device)
  const become = (id: number): number => (isOwnId(id) ? (matches.get(id) ?? movedId(id, 0, device)) : id)
  renumberText(statement, become)
  statement('DROP TABLE temp.known').run()
  statement('UPDATE record_event SET device_number = ? WHERE device_number = 0').run(device)
}

function forgetQueue(statement: Statements, device: number): void {
  for (const table of [
    'change',
    'tx',
    'frame',
    'refusal',
    'scope_cursor',
    'gone_row',
    'parked',
    'comparison',
    'mended_row',
    'unequal_row',
    'snapshot_import',
    'cut_scope',
    'laid_row',
  ])
    statement(`DELETE FROM ${table}`).run()
  statement(
    `UPDATE sync_state SET epoch = 0, sealed_tx = 0, sealed_frame = 0, sealed_hash = ?, answered_tx = 0, answered_frame = 0, filed_frame = 0,
      settled_tx = 0, last_success_at = NULL`,
  ).run('0'.repeat(64))
  statement('UPDATE capture SET device = ?, last_tx = 0').run(device)
}

function removeTwins(statement: Statements, name: TableName): void {
  const twins = tableOf(name).child
    ? 'SELECT mine FROM temp.known'
    : 'SELECT k.mine FROM temp.known k JOIN temp.known o ON o.theirs = k.theirs AND o.mine < k.mine'
  statement(`DELETE FROM ${name} WHERE id IN (${twins})`).run()
}

function renumberTable(statement: Statements, name: TableName, device: number): void {
  const { columns } = tableOf(name)
  const holdIds = Object.entries(columns)
    .filter(([column, { kind }]) => kind === 'reference' || column === 'row_id')
    .map(([column]) => column)
  for (const column of holdIds)
    statement(
      `UPDATE ${name} SET ${column} = ifnull((SELECT theirs FROM temp.known WHERE mine = ${column}), ${column} + ${makeId(device, 0)})
      WHERE ${column} < ${idSpan}`,
    ).run()
  statement(
    `UPDATE ${name} SET id = (SELECT theirs FROM temp.known WHERE mine = id) WHERE id IN (SELECT mine FROM temp.known)`,
  ).run()
  statement(`UPDATE ${name} SET id = id + ${makeId(device, 0)} WHERE id < ${idSpan}`).run()
}

/** Ids inside what is kept as text: half-typed forms, requests, what an event tells. */
function renumberText(statement: Statements, become: (id: number) => number): void {
  const texts = [
    ['request', 'proposal'],
    ['request', 'present'],
    ['record_event', 'detail'],
  ] as const
  for (const [table, column] of texts) renumberColumn(statement, table, column, become)
  renumberDrafts(statement, become)
}

/** Ids inside half-typed forms and what a screen remembers. */
export function renumberDrafts(statement: Statements, become: (id: number) => number): void {
  renumberColumn(statement, 'draft', 'content', become)
  renumberColumn(statement, 'preference', 'value', become)
  const drafts = statement<{ id: number; key: string }>('SELECT id, key FROM draft').all()
  for (const { id, key } of drafts) {
    const next = Number.isInteger(Number(key)) && Number(key) > 0 ? String(become(Number(key))) : key
    if (next !== key) statement('UPDATE draft SET key = ? WHERE id = ?').run(next, id)
  }
}

function renumberColumn(statement: Statements, table: string, column: string, become: (id: number) => number): void {
  const rows = statement<{ id: number; text: string }>(`SELECT id, ${column} AS text FROM ${table}`).all()
  for (const { id, text } of rows) {
    const next = JSON.stringify(withIds(JSON.parse(text), become))
    if (next !== text) statement(`UPDATE ${table} SET ${column} = ? WHERE id = ?`).run(next, id)
  }
}

/** Whatever is named `id`, `…_id`, `…Id` or `…Ids` holds ids. */
export function withIds(value: unknown, become: (id: number) => number, named = false): unknown {
  if (typeof value === 'number') return named ? become(value) : value
  if (Array.isArray(value)) return value.map(each => withIds(each, become, named))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withIds(each, become, /(^|_)ids?$|Ids?$/.test(key))]),
  )
}

const isOwnId = (id: number): boolean => Number.isInteger(id) && id > 0 && deviceOfId(id) === 0
